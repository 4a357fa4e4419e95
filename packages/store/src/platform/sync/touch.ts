import { type Kysely, sql } from 'kysely';
import type { PlatformSchema } from '../database/schema.ts';
import {
  type EntryFacts,
  entryDocument,
  entryKey,
  listDocument,
  listKey,
  personDocument,
  personKey,
} from './documents.ts';
import { knownPeople } from './known-people.ts';
import { touchFaces } from './touch-faces.ts';
import { writeSyncRows } from './write-rows.ts';

type Db = Kysely<PlatformSchema>;
const batch = 500;

/** Tells the sites what has changed of some people: also that they are gone, or that a site need not know them. */
export async function touchPeople(db: Db, ids: readonly string[], at: string): Promise<void> {
  for (let start = 0; start < ids.length; start += batch) {
    const some = ids.slice(start, start + batch);
    // Whoever changes the same person waits here, and then sees what was changed before.
    await sql`select 1 from person where id = any(${some}::uuid[]) order by id for update`.execute(db);
    const known = await knownPeople(db, some);
    const desired = known.map((person) => ({
      site: person.site_id,
      key: personKey(person.id),
      document: personDocument(person),
    }));
    await writeSyncRows(db, some.map(personKey), desired, at);
    // After the people: a face whose person a terminal does not know is refused there.
    await touchFaces(db, some, known, at);
  }
}

/** Tells the sites of a list itself: its kind, its name, whether it counts there at all. */
export async function touchList(db: Db, list: string, at: string): Promise<void> {
  const { rows } = await sql<{ site_id: number; kind: string; name: string }>`
    select distinct site.id as site_id, l.kind, l.name from access_list l ${placesOfList} where l.id = ${list}`.execute(
    db,
  );
  const desired = rows.map((row) => ({ site: row.site_id, key: listKey(list), document: listDocument(row) }));
  await writeSyncRows(db, [listKey(list)], desired, at);
}

/**
 * Tells the sites of entries, and first of the people on them: an entry whose person a terminal does not know is
 * refused there.
 */
export async function touchEntries(
  db: Db,
  list: string,
  people: readonly string[],
  at: string,
): Promise<void> {
  await touchPeople(db, people, at);
  for (let start = 0; start < people.length; start += batch) {
    const some = people.slice(start, start + batch);
    const { rows } = await sql<EntryFacts & { site_id: number }>`
      select distinct site.id as site_id, e.list_id, e.person_id, e.valid_from, e.valid_to
      from access_list l join list_entry e on e.list_id = l.id ${placesOfList}
      where l.id = ${list} and e.person_id = any(${some}::uuid[])`.execute(db);
    const desired = rows.map((row) => ({
      site: row.site_id,
      key: entryKey(list, row.person_id),
      document: entryDocument(row),
    }));
    await writeSyncRows(
      db,
      some.map((person) => entryKey(list, person)),
      desired,
      at,
    );
  }
}

const placesOfList = sql`
  join list_place lp on lp.list_id = l.id join location place on place.id = lp.location_id
  join location site on site.kind = 'site' and (site.path @> array[place.id] or site.id = place.site_id)`;
