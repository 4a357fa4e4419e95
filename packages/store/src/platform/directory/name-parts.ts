import { Personal, type PersonId } from '@vedette/domain';
import { guarded } from '../database/guarded.ts';
import type { PeopleNeeds } from '../people/repository.ts';
import type { NamePartStore } from './port.ts';

const purpose = 'storing a person';
const personal = (text: string | null): Personal<string> | null =>
  text === null ? null : new Personal(text);
const text = (value: Personal<string> | null): string | null => value?.unwrap(purpose) ?? null;

/** Parts of names in PostgreSQL. Whoever asks has found the people within reach before. */
export function nameParts({ db }: Pick<PeopleNeeds, 'db'>): NamePartStore {
  return {
    of: (people) =>
      guarded(async () => {
        if (people.length === 0) return new Map();
        const rows = await db.selectFrom('scim_name').selectAll().where('person_id', 'in', people).execute();
        return new Map(
          rows.map(({ person_id, given, family, formatted, display }) => [
            person_id as PersonId,
            {
              ...{ given: personal(given), family: personal(family) },
              ...{ formatted: personal(formatted), display: personal(display) },
            },
          ]),
        );
      }),
    put: (person, { given, family, formatted, display }) =>
      guarded(async () => {
        const parts = {
          ...{ given: text(given), family: text(family) },
          ...{ formatted: text(formatted), display: text(display) },
        };
        await db
          .insertInto('scim_name')
          .values({ person_id: person, ...parts })
          .onConflict((conflict) => conflict.column('person_id').doUpdateSet(parts))
          .execute();
      }),
  };
}
