import { instant, type ListId, type ListKind, type OrganisationId, VedetteError } from '@vedette/domain';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { isUuid } from '../database/new-id.ts';
import type { PlatformSchema } from '../database/schema.ts';
import type { LocationId } from '../locations/port.ts';
import type { Reach } from '../reach.ts';
import { liesWithin, ofOrganisation, reachesInto } from '../reach-sql.ts';
import type { PlatformList } from './port.ts';

type Db = Kysely<PlatformSchema>;

interface ListRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly kind: string;
  readonly name: string;
  readonly revision: number;
  readonly created_at: number;
  readonly entries: number;
  readonly places: number[];
}

/** Whether a list, as `l`, counts at a place in reach. */
export const listInReach = (reach: Reach): RawBuilder<boolean> => sql`(
  ${ofOrganisation('l.organisation_id', reach)} and exists (
    select 1 from list_place lp join location place on place.id = lp.location_id
    where lp.list_id = l.id and ${reachesInto('place', reach)}))`;

export async function getList(db: Db, reach: Reach, id: ListId): Promise<PlatformList | null> {
  if (!isUuid(id)) return null;
  const [row] = await listRows(db, sql`l.id = ${id} and ${listInReach(reach)}`);
  return row === undefined ? null : toList(row);
}

export async function allLists(db: Db, reach: Reach): Promise<readonly PlatformList[]> {
  const rows = await listRows(db, sql`${listInReach(reach)} order by l.kind, lower(l.name), l.id limit 1000`);
  return rows.map(toList);
}

/**
 * Locks a list until the transaction ends.
 * @throws `not-found`; `not-allowed` for one that also counts at a place out of reach
 */
export async function lockList(tx: Db, reach: Reach, id: ListId): Promise<void> {
  if ((await getList(tx, reach, id)) === null) throw new VedetteError('not-found', 'caller', { at: 'list' });
  await sql`select 1 from access_list where id = ${id} for update`.execute(tx);
  const { rows } = await sql`
    select 1 from list_place lp join location place on place.id = lp.location_id
    where lp.list_id = ${id} and not (${liesWithin('place', reach)})`.execute(tx);
  if (rows.length > 0) throw new VedetteError('not-allowed', 'caller', { at: 'list' });
}

async function listRows(db: Db, where: RawBuilder<unknown>): Promise<readonly ListRow[]> {
  const { rows } = await sql<ListRow>`
    select l.*, (select count(*)::int from list_entry e where e.list_id = l.id) as entries,
      array(select location_id from list_place p where p.list_id = l.id order by 1) as places
    from access_list l where ${where}`.execute(db);
  return rows;
}

function toList(row: ListRow): PlatformList {
  return {
    id: row.id as ListId,
    organisation: row.organisation_id as OrganisationId,
    kind: row.kind as ListKind,
    name: row.name,
    places: row.places as LocationId[],
    entries: row.entries,
    revision: row.revision,
    createdAt: instant(row.created_at),
  };
}
