import { randomUUID } from 'node:crypto';
import { type PersonId, VedetteError } from '@vedette/domain';
import { openLook } from '../use-cases/access/look.ts';
import { deletePerson } from '../use-cases/people/delete-person.ts';
import { demandCollected, demandValidity, newPerson, patchOf } from '../use-cases/people/person-input.ts';
import { personView } from '../use-cases/people/person-view.ts';
import { callerOf } from './caller.ts';
import type { AppDeps } from './deps.ts';
import { note } from './note.ts';
import { reasonedLook } from './reasoned-look.ts';
import type { Handlers } from './serve.ts';

type ChangeRoutes = 'create' | 'change' | 'remove';

export function personChangeHandlers(deps: AppDeps): Pick<Handlers<'people'>, ChangeRoutes> {
  const { store, face, lanes, credentials } = deps;
  const { people, lists, duties, audit } = store;
  return {
    create: async (c) => {
      const input = c.req.valid('json');
      const { duty, visible } = await openLook({ duties, audit }, callerOf(c), undefined);
      demandCollected(input, duty);
      demandValidity(input.validFrom ?? null, input.validTo ?? null);
      const person = await people.create(newPerson(randomUUID() as string as PersonId, input));
      await note(c, audit, 'person-added', person.id);
      await lanes.reload();
      return personView(person, visible, []);
    },
    change: async (c) => {
      const input = c.req.valid('json');
      // The answer shows the person, whatever was changed.
      const { duty, visible, reason } = await reasonedLook(c, store);
      const before = await people.get(c.req.valid('param').id as PersonId);
      if (before === null) throw new VedetteError('not-found', 'caller', { at: 'person' });
      demandCollected(input, duty);
      demandValidity(input.validFrom ?? before.validFrom, input.validTo ?? before.validTo);
      const person = await people.patch(before.id, patchOf(input));
      await note(c, audit, 'person-changed', person.id, { fields: Object.keys(input), reason });
      await lanes.reload();
      return personView(person, visible, await lists.all());
    },
    remove: async (c) => {
      const person = c.req.valid('param').id as PersonId;
      await deletePerson(
        { people, face, lanes, audit, trust: credentials.trust },
        person,
        callerOf(c).operator.id,
      );
    },
  };
}
