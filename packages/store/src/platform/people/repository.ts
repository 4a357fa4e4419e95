import { type PersonId, VedetteError } from '@vedette/domain';
import { type Kysely, sql } from 'kysely';
import { guarded } from '../database/guarded.ts';
import { isoOf } from '../database/iso.ts';
import { newIds } from '../database/new-id.ts';
import type { PlatformSchema } from '../database/schema.ts';
import { transacted } from '../database/transacted.ts';
import type { Reach } from '../reach.ts';
import { demandOrganisation } from '../reach-sql.ts';
import { touchPeople } from '../sync/touch.ts';
import { changePerson, lockedPerson, removePerson } from './change-person.ts';
import { countPeople, findPeople, getPeople } from './find-people.ts';
import type { PlatformPeopleStore, PlatformPerson, WrittenPerson } from './port.ts';
import { writePeople } from './write-people.ts';
import { insertPerson } from './write-person.ts';

export interface PeopleNeeds {
  readonly db: Kysely<PlatformSchema>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const atOnce = 200;

/** People in PostgreSQL. Whatever is written here, the sites are told in the same transaction. */
export function platformPeople({ db, now }: PeopleNeeds): PlatformPeopleStore {
  const nextId = newIds(now);
  const at = (): string => isoOf(now());
  return {
    create: (reach, person) =>
      transacted(db, async (tx) => {
        const id = nextId<PersonId>();
        const moment = at();
        await insertPerson(tx, reach, id, person, moment);
        await touchPeople(tx, [id], moment);
        return theOne(tx, reach, id);
      }),
    write: (reach, people, how) => {
      if (people.length > atOnce) throw new VedetteError('input-invalid', 'caller', { at: 'people' });
      const isDry = how?.dryRun === true;
      const written = transacted(db, async (tx) => {
        const moment = at();
        const done = await writePeople(tx, reach, people, { newId: () => nextId(), at: moment });
        if (isDry) throw new Undone(done);
        await touchPeople(tx, done.flatMap(touchedBy), moment);
        return done;
      });
      return isDry ? written.catch(undone) : written;
    },
    get: async (reach, id) => (await guarded(() => getPeople(db, reach, [id])))[0] ?? null,
    getMany: (reach, ids) => guarded(() => getPeople(db, reach, ids.slice(0, 1000))),
    patch: (reach, id, patch, revision) =>
      transacted(db, async (tx) => {
        const person = await lockedPerson(tx, reach, id, revision);
        const moment = at();
        await changePerson(tx, reach, person, patch, moment);
        await touchPeople(tx, [id], moment);
        return theOne(tx, { ...reach, places: null }, id);
      }),
    remove: (reach, id) =>
      transacted(db, async (tx) => {
        const removal = await removePerson(tx, reach, id);
        await touchPeople(tx, [id], at());
        return removal;
      }),
    search: (reach, search) => guarded(() => findPeople(db, reach, search)),
    count: (reach, search) => guarded(() => countPeople(db, reach, search)),
    deactivateOthers: (reach, organisation, source, keep, prefix = '') =>
      transacted(db, async (tx) => {
        demandOrganisation(reach, organisation);
        const moment = at();
        const { rows } = await sql<{ id: string }>`
          update person set is_active = false, revision = revision + 1, updated_at = ${moment}
          where organisation_id = ${organisation} and source = ${source} and is_active
            and starts_with(external_id, ${prefix}) and not (external_id = any(${[...keep]}::text[]))
          returning id`.execute(tx);
        await touchPeople(
          tx,
          rows.map(({ id }) => id),
          moment,
        );
        return rows.length;
      }),
  };
}

/** Thrown to roll a trial back; what it would have done goes with it. */
class Undone extends VedetteError {
  readonly written: readonly WrittenPerson[];
  constructor(written: readonly WrittenPerson[]) {
    super('internal', 'self', { at: 'trial' });
    this.written = written;
  }
}

function undone(error: unknown): readonly WrittenPerson[] {
  if (error instanceof Undone) return error.written;
  throw error;
}

const touchedBy = (written: WrittenPerson): readonly string[] =>
  written.outcome === 'created' || written.outcome === 'changed' ? [written.id] : [];

async function theOne(db: Kysely<PlatformSchema>, reach: Reach, id: PersonId): Promise<PlatformPerson> {
  const [person] = await getPeople(db, reach, [id]);
  if (person === undefined) throw new VedetteError('not-found', 'caller', { at: 'place' });
  return person;
}
