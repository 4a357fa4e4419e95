import { type PersonId, VedetteError } from '@vedette/domain';
import { type Kysely, sql } from 'kysely';
import { isUuid } from '../database/new-id.ts';
import type { PlatformSchema } from '../database/schema.ts';
import type { Reach } from '../reach.ts';
import { liesWithin } from '../reach-sql.ts';
import { getPeople } from './find-people.ts';
import type { PlatformPerson, PlatformPersonPatch, PlatformPersonRemoval } from './port.ts';
import { personColumns } from './row.ts';
import { setGroups, setPlaces, setWords } from './write-person.ts';

type Db = Kysely<PlatformSchema>;
const notFound = (): VedetteError => new VedetteError('not-found', 'caller', { at: 'person' });

/** The person as it stands, locked until the transaction ends. @throws `not-found`, `conflict` for another revision */
export async function lockedPerson(
  tx: Db,
  reach: Reach,
  id: PersonId,
  revision?: number | undefined,
): Promise<PlatformPerson> {
  if (!isUuid(id)) throw notFound();
  await sql`select 1 from person where id = ${id} for update`.execute(tx);
  const [person] = await getPeople(tx, reach, [id]);
  if (person === undefined) throw notFound();
  if (revision !== undefined && revision !== person.revision)
    throw new VedetteError('conflict', 'caller', { at: 'revision' });
  return person;
}

/** Writes what differs; the sites are told by the caller. @throws as `PlatformPeopleStore.patch` */
export async function changePerson(
  tx: Db,
  reach: Reach,
  person: PlatformPerson,
  patch: PlatformPersonPatch,
  at: string,
): Promise<void> {
  const { places, groups, externalId, kind, ...fields } = patch;
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const changed: PlatformPerson = { ...person, ...given };
  await tx
    .updateTable('person')
    .set({
      ...personColumns(changed),
      ...(externalId === undefined ? {} : { external_id: externalId }),
      ...(kind === undefined ? {} : { kind }),
      revision: person.revision + 1,
      updated_at: at,
    })
    .where('id', '=', person.id)
    .execute();
  if (patch.name !== undefined || patch.otherNames !== undefined)
    await setWords(tx, person.organisation, person.id, changed);
  if (places !== undefined) await setPlaces(tx, reach, person.id, places);
  if (groups !== undefined) await setGroups(tx, reach, person.organisation, person.id, groups);
}

/**
 * Takes a person away with all that hangs on the row; the sites are told by the caller.
 * @throws `not-found`; `not-allowed` for one who is also known at a place out of reach
 */
export async function removePerson(tx: Db, reach: Reach, id: PersonId): Promise<PlatformPersonRemoval> {
  const person = await lockedPerson(tx, reach, id);
  await demandNoOtherPlace(tx, reach, person.id);
  const { rows } = await sql<PlatformPersonRemoval>`select
    (select count(*)::int from sealed_reference where person_id = ${id}) as "references",
    (select count(*)::int from list_entry where person_id = ${id}) as "listEntries",
    (select count(*)::int from visit where person_id = ${id}) as visits`.execute(tx);
  await tx.deleteFrom('person').where('id', '=', id).execute();
  return rows[0] ?? { references: 0, listEntries: 0, visits: 0 };
}

async function demandNoOtherPlace(tx: Db, reach: Reach, id: PersonId): Promise<void> {
  if (reach.places === null) return;
  const { rows } = await sql`
    select 1 from location l where not (${liesWithin('l', reach)}) and l.id in (
      select location_id from person_place where person_id = ${id}
      union select g.location_id from group_member m join group_place g on g.group_id = m.group_id
        where m.person_id = ${id}
      union select p.location_id from list_entry e join list_place p on p.list_id = e.list_id
        where e.person_id = ${id}
      union select site_id from visit where person_id = ${id}) limit 1`.execute(tx);
  if (rows.length > 0) throw new VedetteError('not-allowed', 'caller', { at: 'person' });
}
