import { type ListId, type PersonId, VedetteError } from '@vedette/domain';
import { type Kysely, sql } from 'kysely';
import { guarded } from '../database/guarded.ts';
import { isoOf } from '../database/iso.ts';
import { isUuid, newIds } from '../database/new-id.ts';
import type { PlatformSchema } from '../database/schema.ts';
import { transacted } from '../database/transacted.ts';
import type { LocationId } from '../locations/port.ts';
import type { PeopleNeeds } from '../people/repository.ts';
import { invalid } from '../people/row.ts';
import type { Reach } from '../reach.ts';
import { demandOrganisation, demandPlaces } from '../reach-sql.ts';
import { touchEntries, touchList } from '../sync/touch.ts';
import { listCandidates } from './candidates.ts';
import { entriesOf, entryPage, entryPeople, getEntry, putEntry } from './entries.ts';
import { allLists, getList, lockList } from './lists.ts';
import type { NewPlatformList, PlatformList, PlatformListPatch, PlatformListStore } from './port.ts';

type Db = Kysely<PlatformSchema>;

const nameAtMost = 80;
const dropAtOnce = 1_000;

/** Lists in PostgreSQL. Whatever is written here, the sites are told in the same transaction. */
export function platformLists({ db, now }: PeopleNeeds): PlatformListStore {
  const nextId = newIds(now);
  const at = (): string => isoOf(now());
  return {
    create: (reach, list) => transacted(db, (tx) => create(tx, reach, nextId<ListId>(), list, at())),
    get: (reach, id) => guarded(() => getList(db, reach, id)),
    all: (reach) => guarded(() => allLists(db, reach)),
    patch: (reach, id, patch) => transacted(db, (tx) => change(tx, reach, id, patch, at())),
    remove: (reach, id) => transacted(db, (tx) => remove(tx, reach, id, at())),
    putEntry: (reach, list, entry, by) =>
      transacted(db, async (tx) => {
        await lockList(tx, reach, list);
        await putEntry(tx, reach, list, entry, by, at());
        await touchEntries(tx, list, [entry.person], at());
        return getEntry(tx, list, entry.person);
      }),
    removeEntry: (reach, list, person) =>
      transacted(db, async (tx) => {
        await lockList(tx, reach, list);
        await takeOff(tx, list, person, at());
      }),
    entries: (reach, list, page) =>
      guarded(async () =>
        (await getList(db, reach, list)) === null
          ? { items: [], next: null }
          : entryPage(db, list, page ?? {}),
      ),
    entriesOf: (reach, person) => guarded(() => entriesOf(db, reach, person)),
    candidates: (organisation, place, words, idNumber, moment) =>
      guarded(() => listCandidates(db, { organisation, place, words, idNumber, at: isoOf(moment) })),
    dropOver: (moment) => transacted(db, (tx) => dropOver(tx, isoOf(moment), at())),
  };
}

/** Takes somebody off a list that is locked, and tells the sites. @throws `not-found` */
export async function takeOff(tx: Db, list: ListId, person: PersonId, at: string): Promise<void> {
  if (!isUuid(person)) throw notFound();
  const gone = await tx
    .deleteFrom('list_entry')
    .where('list_id', '=', list)
    .where('person_id', '=', person)
    .executeTakeFirst();
  if (gone.numDeletedRows === 0n) throw notFound();
  await touchEntries(tx, list, [person], at);
}

const notFound = (): VedetteError => new VedetteError('not-found', 'caller', { at: 'list entry' });

async function create(
  tx: Db,
  reach: Reach,
  id: ListId,
  list: NewPlatformList,
  at: string,
): Promise<PlatformList> {
  demandOrganisation(reach, list.organisation);
  const { organisation, kind, by, places } = list;
  await tx
    .insertInto('access_list')
    .values({
      id,
      organisation_id: organisation,
      kind,
      name: nameOf(list.name),
      created_at: at,
      created_by: by,
    })
    .execute();
  await setPlaces(tx, reach, id, places);
  await touchList(tx, id, at);
  return theList(tx, reach, id);
}

async function change(
  tx: Db,
  reach: Reach,
  id: ListId,
  { name, places }: PlatformListPatch,
  at: string,
): Promise<PlatformList> {
  await lockList(tx, reach, id);
  const renamed = name === undefined ? null : nameOf(name);
  await sql`update access_list set name = coalesce(${renamed}, name), revision = revision + 1
    where id = ${id}`.execute(tx);
  if (places !== undefined) await setPlaces(tx, reach, id, places);
  await touchList(tx, id, at);
  if (places !== undefined) await touchEntries(tx, id, await entryPeople(tx, id), at);
  return theList(tx, reach, id);
}

async function remove(tx: Db, reach: Reach, id: ListId, at: string): Promise<void> {
  await lockList(tx, reach, id);
  const people = await entryPeople(tx, id);
  await tx.deleteFrom('access_list').where('id', '=', id).execute();
  await touchEntries(tx, id, people, at);
  await touchList(tx, id, at);
}

async function setPlaces(tx: Db, reach: Reach, id: ListId, places: readonly LocationId[]): Promise<void> {
  if (places.length === 0) throw invalid('places');
  await demandPlaces(tx, reach, places);
  await tx.deleteFrom('list_place').where('list_id', '=', id).execute();
  await sql`insert into list_place (list_id, location_id)
    select ${id}::uuid, unnest(${[...new Set(places)]}::int[])`.execute(tx);
}

async function theList(db: Db, reach: Reach, id: ListId): Promise<PlatformList> {
  const list = await getList(db, reach, id);
  if (list === null) throw new VedetteError('not-found', 'caller', { at: 'list' });
  return list;
}

async function dropOver(tx: Db, over: string, at: string): Promise<number> {
  const { rows } = await sql<{ list_id: ListId; person_id: PersonId }>`
    delete from list_entry e using (
      select list_id, person_id from list_entry where valid_to <= ${over} order by valid_to limit ${dropAtOnce}
      for update skip locked) o
    where e.list_id = o.list_id and e.person_id = o.person_id returning e.list_id, e.person_id`.execute(tx);
  for (const list of new Set(rows.map(({ list_id }) => list_id))) {
    const people = rows.filter(({ list_id }) => list_id === list).map(({ person_id }) => person_id);
    await touchEntries(tx, list, people, at);
  }
  return rows.length;
}

function nameOf(name: string): string {
  if (name.trim() === '' || name.length > nameAtMost || name.includes('\0')) throw invalid('name');
  return name.toWellFormed();
}
