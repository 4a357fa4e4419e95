import { instant, type ListId, type Person, Personal, type PersonId, VedetteError } from '@vedette/domain';
import type { TerminalStore } from '@vedette/store';
import type { RowKind } from './appliers.ts';

export interface PeopleRowsNeeds {
  readonly store: Pick<TerminalStore, 'people' | 'lists'>;
  /** Deletes somebody and forgets them at the door at once. @throws `not-found` */
  readonly forget: (person: PersonId) => Promise<void>;
}

export interface PeopleRows {
  readonly person: RowKind<'person'>;
  readonly list: RowKind<'list'>;
  readonly 'list-entry': RowKind<'list-entry'>;
}

const moment = (at: number | null) => (at === null ? null : instant(at));
const personal = (text: string | null) => (text === null ? null : new Personal(text));
const isMissing = (cause: unknown): boolean => cause instanceof VedetteError && cause.code === 'not-found';

/** Nothing is removed twice, and what is gone is gone. */
async function unlessMissing(removing: Promise<unknown>): Promise<void> {
  try {
    await removing;
  } catch (cause) {
    if (!isMissing(cause)) throw cause;
  }
}

export function peopleRows({ store, forget }: PeopleRowsNeeds): PeopleRows {
  const { people, lists } = store;
  return {
    person: {
      keeps: false,
      async put(id, { name, phone, idNumber, organisation, validFrom, validTo }, touched) {
        const person: Person = {
          id: id as PersonId,
          ...{ name: new Personal(name), phone: personal(phone), idNumber: personal(idNumber), organisation },
          ...{ validFrom: moment(validFrom), validTo: moment(validTo) },
        };
        const isKnown = (await people.get(person.id)) !== null;
        await (isKnown ? people.patch(person.id, person) : people.create(person));
        touched.rules = true;
        return null;
      },
      async remove(id, touched) {
        await unlessMissing(forget(id as PersonId));
        touched.rules = true;
      },
    },
    list: {
      keeps: false,
      async put(id, { kind, name }, touched) {
        touched.rules = true;
        const before = await lists.get(id as ListId);
        if (before?.kind === kind) await lists.rename(before.id, name);
        else {
          if (before !== null) await lists.remove(before.id);
          await lists.create({ id: id as ListId, kind, name });
          for (const entry of before?.entries.values() ?? []) await lists.putEntry(id as ListId, entry);
        }
        return null;
      },
      async remove(id, touched) {
        await unlessMissing(lists.remove(id as ListId));
        touched.rules = true;
      },
    },
    'list-entry': entryRows(store),
  };
}

function entryRows({ people, lists }: Pick<TerminalStore, 'people' | 'lists'>): RowKind<'list-entry'> {
  return {
    // Where it hangs stands in it, and the row's end names its key alone.
    keeps: true,
    async put(_id, { list, subject, reason, validFrom, validTo }, touched) {
      const known = [await lists.get(list as ListId), await people.get(subject as PersonId)];
      if (known.includes(null)) return 'dangling';
      const validity = { validFrom: moment(validFrom), validTo: moment(validTo) };
      await lists.putEntry(list as ListId, { subject: subject as PersonId, reason, ...validity });
      touched.rules = true;
      return null;
    },
    async remove(id, touched) {
      const [list = '', subject = ''] = id.split(':');
      await lists.removeEntry(list as ListId, subject as PersonId);
      touched.rules = true;
    },
  };
}
