import { randomUUID } from 'node:crypto';
import { type PersonId, VedetteError } from '@vedette/domain';
import type { Cursor, EnrolledPerson, ReferenceId, ReferenceSummary } from '@vedette/store';
import type { Context } from 'hono';
import { type Look, openLook } from '../use-cases/access/look.ts';
import { exportPeople } from '../use-cases/export/export-people.ts';
import { writeCsv } from '../use-cases/export/write-csv.ts';
import { deletePerson } from '../use-cases/people/delete-person.ts';
import { enrolFace } from '../use-cases/people/enrol-face.ts';
import { showToCamera } from '../use-cases/people/gallery.ts';
import { demandCollected, demandValidity, newPerson, patchOf } from '../use-cases/people/person-input.ts';
import { personView } from '../use-cases/people/person-view.ts';
import { uploadOf } from './body-limit.ts';
import { callerOf } from './caller.ts';
import type { AppDeps } from './deps.ts';
import { download } from './download.ts';
import type { Env } from './env.ts';
import { languageOf } from './language.ts';
import type { Handlers } from './serve.ts';

export function peopleHandlers({ store, face, lanes, clock }: AppDeps): Handlers<'people'> {
  const { people, references, lists, duties, settings, audit } = store;

  const look = (c: Context<Env>, reason?: string): Promise<Look> =>
    openLook({ duties, audit }, callerOf(c), reason);
  const mustFind = async (id: PersonId): Promise<EnrolledPerson> => {
    const person = await people.get(id);
    if (person === null) throw new VedetteError('not-found', 'caller', { at: 'person' });
    return person;
  };
  const noted = async (c: Context<Env>, action: string, target: string): Promise<void> => {
    await audit.append({ actor: callerOf(c).operator.id, action, target });
  };

  return {
    list: async (c) => {
      const { query: text, limit, cursor } = c.req.valid('query');
      const { visible, demandReason, note } = await look(c, c.req.valid('header')['vedette-reason']);
      demandReason();
      const page = await people.search({ text, limit, cursor: (cursor ?? null) as Cursor | null });
      const all = await lists.all();
      await note('people-shown', null, page.items.length);
      return { items: page.items.map((person) => personView(person, visible, all)), next: page.next };
    },
    get: async (c) => {
      const { visible, demandReason, note } = await look(c, c.req.valid('header')['vedette-reason']);
      demandReason();
      const person = await mustFind(c.req.valid('param').id as PersonId);
      await note('person-shown', person.id, 1);
      return personView(person, visible, await lists.all());
    },
    create: async (c) => {
      const input = c.req.valid('json');
      const { duty, visible } = await look(c);
      demandCollected(input, duty);
      demandValidity(input.validFrom ?? null, input.validTo ?? null);
      const person = await people.create(newPerson(randomUUID() as string as PersonId, input));
      await noted(c, 'person-added', person.id);
      await lanes.reload();
      return personView(person, visible, []);
    },
    change: async (c) => {
      const input = c.req.valid('json');
      const { duty, visible } = await look(c);
      const before = await mustFind(c.req.valid('param').id as PersonId);
      demandCollected(input, duty);
      demandValidity(input.validFrom ?? before.validFrom, input.validTo ?? before.validTo);
      const person = await people.patch(before.id, patchOf(input));
      await noted(c, 'person-changed', person.id);
      await lanes.reload();
      return personView(person, visible, await lists.all());
    },
    remove: async (c) => {
      await deletePerson(
        { people, face, lanes, audit },
        c.req.valid('param').id as PersonId,
        callerOf(c).operator.id,
      );
    },
    references: async (c) => {
      const person = await mustFind(c.req.valid('param').id as PersonId);
      return (await references.of(person.id)).map(referenceView);
    },
    enrol: async (c) => {
      const id = c.req.valid('param').id as PersonId;
      const allowDuplicate = c.req.valid('query').allowDuplicate === 'true';
      const image = await uploadOf(c);
      const added = await enrolFace({ people, references, settings, face }, id, image, {
        allowDuplicate,
      }).finally(() => image.fill(0));
      await noted(c, 'face-enrolled', id);
      await lanes.reload();
      return referenceView(added);
    },
    removeReference: async (c) => {
      const { id, reference } = c.req.valid('param');
      const person = await mustFind(id as PersonId);
      const own = (await references.of(person.id)).find((each) => String(each.id) === reference);
      if (own === undefined) throw new VedetteError('not-found', 'caller', { at: 'reference' });
      await references.remove(own.id satisfies ReferenceId);
      await showToCamera({ references, face }, person.id);
      await noted(c, 'face-removed', id);
    },
    exportCsv: async (c) => {
      const looking = await look(c, c.req.valid('header')['vedette-reason']);
      looking.demandReason();
      const language = c.req.valid('query').language ?? languageOf(c);
      const { headings, rows } = exportPeople({ people, lists, clock }, looking, language);
      return download(writeCsv(headings, rows), 'people.csv', 'text/csv; charset=utf-8');
    },
  };
}

function referenceView({ id, model, quality, addedAt }: ReferenceSummary) {
  return { id: String(id), model, quality, addedAt };
}
