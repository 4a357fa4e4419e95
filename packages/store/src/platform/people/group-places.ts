import { type Kysely, sql } from 'kysely';
import type { PlatformSchema } from '../database/schema.ts';
import type { LocationId } from '../locations/port.ts';
import type { Reach } from '../reach.ts';
import { demandPlaces } from '../reach-sql.ts';
import type { GroupId } from './port.ts';

export async function placesOfGroup(db: Kysely<PlatformSchema>, id: GroupId): Promise<readonly LocationId[]> {
  const { rows } = await sql<{ location_id: LocationId }>`
    select location_id from group_place where group_id = ${id}`.execute(db);
  return rows.map(({ location_id }) => location_id);
}

/** Replaces the places; gives whether any differs. @throws `not-found` for one that is out of reach */
export async function setGroupPlaces(
  tx: Kysely<PlatformSchema>,
  reach: Reach,
  id: GroupId,
  places: readonly LocationId[],
): Promise<boolean> {
  const held = await placesOfGroup(tx, id);
  const changed = [
    ...places.filter((place) => !held.includes(place)),
    ...held.filter((place) => !places.includes(place)),
  ];
  if (changed.length === 0) return false;
  await demandPlaces(tx, reach, changed);
  await tx.deleteFrom('group_place').where('group_id', '=', id).execute();
  await sql`insert into group_place (group_id, location_id)
    select ${id}::uuid, unnest(${[...new Set(places)]}::int[])`.execute(tx);
  return true;
}
