import { type PersonId, VedetteError } from '@vedette/domain';
import type { ReferenceSummary } from '@vedette/store';
import { enrolFace } from '../use-cases/people/enrol-face.ts';
import { showToCamera } from '../use-cases/people/gallery.ts';
import { uploadOf } from './body-limit.ts';
import type { AppDeps } from './deps.ts';
import { note } from './note.ts';
import type { Handlers } from './serve.ts';

type FaceRoutes = 'references' | 'enrol' | 'removeReference';

export function faceHandlers({ store, face, lanes }: AppDeps): Pick<Handlers<'people'>, FaceRoutes> {
  const { people, references, settings, audit } = store;

  const referencesOf = async (person: PersonId): Promise<readonly ReferenceSummary[]> => {
    if ((await people.get(person)) === null) throw new VedetteError('not-found', 'caller', { at: 'person' });
    return references.of(person);
  };

  return {
    references: async (c) => (await referencesOf(c.req.valid('param').id as PersonId)).map(referenceView),
    enrol: async (c) => {
      const id = c.req.valid('param').id as PersonId;
      const allowDuplicate = c.req.valid('query').allowDuplicate === 'true';
      const image = await uploadOf(c);
      const enrolling = enrolFace({ people, references, settings, face }, id, image, { allowDuplicate });
      const added = await enrolling.finally(() => image.fill(0));
      await note(c, audit, 'face-enrolled', id, { allowDuplicate });
      await lanes.reload();
      return referenceView(added);
    },
    removeReference: async (c) => {
      const { id, reference } = c.req.valid('param');
      const person = id as PersonId;
      const own = (await referencesOf(person)).find((each) => String(each.id) === reference);
      if (own === undefined) throw new VedetteError('not-found', 'caller', { at: 'reference' });
      await references.remove(own.id);
      await showToCamera({ references, face }, person);
      await note(c, audit, 'face-removed', id);
    },
  };
}

function referenceView({ id, model, quality, addedAt }: ReferenceSummary) {
  return { id: String(id), model, quality, addedAt };
}
