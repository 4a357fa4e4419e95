import { type PersonId, VedetteError } from '@vedette/domain';
import { type Kysely, sql } from 'kysely';
import type { PlatformSchema } from '../database/schema.ts';
import type { LocationId } from '../locations/port.ts';
import type { Reach } from '../reach.ts';
import { demandOrganisation, demandPlaces, ofOrganisation } from '../reach-sql.ts';
import type { GroupId, NewPlatformPerson, PersonFields } from './port.ts';
import { personColumns, wordsOf } from './row.ts';

type Db = Kysely<PlatformSchema>;

/** Inserts the rows of a person; the sites are told by the caller. @throws as `PlatformPeopleStore.create` */
export async function insertPerson(
  tx: Db,
  reach: Reach,
  id: PersonId,
  person: NewPlatformPerson,
  at: string,
): Promise<void> {
  demandOrganisation(reach, person.organisation);
  await tx
    .insertInto('person')
    .values({
      ...personColumns(person),
      id,
      organisation_id: person.organisation,
      kind: person.kind,
      source: person.source,
      external_id: person.externalId,
      created_at: at,
      updated_at: at,
    })
    .execute();
  await setWords(tx, person.organisation, id, person);
  await setPlaces(tx, reach, id, person.places);
  await setGroups(tx, reach, person.organisation, id, person.groups);
}

/** Replaces what a person's names are found by. */
export async function setWords(
  tx: Db,
  organisation: string,
  id: PersonId,
  person: Pick<PersonFields, 'name' | 'otherNames'>,
): Promise<void> {
  await tx.deleteFrom('person_word').where('person_id', '=', id).execute();
  const words = wordsOf(person);
  if (words.length === 0) return;
  const rows = words.map((word) => ({ organisation_id: organisation, word, person_id: id }));
  await tx.insertInto('person_word').values(rows).execute();
}

/** Replaces the places in reach; those out of reach stay, since nobody here sees them. */
export async function setPlaces(
  tx: Db,
  reach: Reach,
  id: PersonId,
  places: readonly LocationId[],
): Promise<void> {
  const { rows } = await sql<{ location_id: LocationId }>`
    select location_id from person_place where person_id = ${id}`.execute(tx);
  const held = rows.map(({ location_id }) => location_id);
  const added = places.filter((place) => !held.includes(place));
  const removed = held.filter((place) => !places.includes(place));
  await demandPlaces(tx, reach, [...added, ...removed]);
  if (removed.length > 0)
    await tx
      .deleteFrom('person_place')
      .where('person_id', '=', id)
      .where('location_id', 'in', removed)
      .execute();
  if (added.length > 0)
    await tx
      .insertInto('person_place')
      .values([...new Set(added)].map((location_id) => ({ person_id: id, location_id })))
      .execute();
}

/** Groups are locked for the time: whoever changes where one counts waits, and then sees the new member. */
export async function setGroups(
  tx: Db,
  reach: Reach,
  organisation: string,
  id: PersonId,
  groups: readonly GroupId[],
): Promise<void> {
  const { rows } = await sql<{ group_id: GroupId }>`
    select group_id from group_member where person_id = ${id}`.execute(tx);
  const held = rows.map(({ group_id }) => group_id);
  const added = [...new Set(groups.filter((group) => !held.includes(group)))];
  const removed = held.filter((group) => !groups.includes(group));
  await lockGroups(tx, reach, organisation, [...added, ...removed]);
  if (removed.length > 0)
    await tx
      .deleteFrom('group_member')
      .where('person_id', '=', id)
      .where('group_id', 'in', removed)
      .execute();
  if (added.length > 0)
    await tx
      .insertInto('group_member')
      .values(added.map((group_id) => ({ person_id: id, group_id })))
      .execute();
}

async function lockGroups(
  tx: Db,
  reach: Reach,
  organisation: string,
  groups: readonly GroupId[],
): Promise<void> {
  if (groups.length === 0) return;
  const { rows } = await sql`
    select id from person_group where id::text = any(${[...groups]}::text[])
      and organisation_id = ${organisation} and ${ofOrganisation('person_group.organisation_id', reach)}
    order by id for share`.execute(tx);
  if (rows.length !== groups.length) throw new VedetteError('not-found', 'caller', { at: 'group' });
}
