import { instant, type OrganisationId, VedetteError } from '@vedette/domain';
import { type Selectable, type SelectQueryBuilder, sql } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { asDatabaseFault } from '../database/database-fault.ts';
import { numbered } from '../database/numbering.ts';
import type { PlatformSchema } from '../database/schema.ts';
import { type PlatformSql, platformSql } from '../database/sql.ts';
import type { Reach } from '../reach.ts';
import { demandCapacity, demandName, demandTimeZone, mayStandBelow } from './place-below.ts';
import type {
  Location,
  LocationChange,
  LocationId,
  LocationKind,
  LocationStore,
  NewLocation,
} from './port.ts';

type Row = Selectable<PlatformSchema['location']>;

const treeAtMost = 20_000;
const sitesAtMost = 100_000;

/** Places in PostgreSQL. */
export function platformLocations(pool: Pool): LocationStore {
  const db = platformSql(pool);
  const get = async (reach: Reach, id: LocationId): Promise<Location | null> => {
    const row = await inReach(db.selectFrom('location').selectAll(), reach)
      .where('id', '=', id)
      .executeTakeFirst();
    return row === undefined ? null : toLocation(row);
  };
  const demand = async (reach: Reach, id: LocationId): Promise<Location> => {
    const found = await get(reach, id);
    if (found === null) throw new VedetteError('not-found', 'caller', { at: 'location' });
    return found;
  };
  return {
    get,
    async create(reach, location) {
      const parent = location.parent === null ? null : await demand(reach, location.parent);
      const row = newRow(reach, location, parent);
      return numbered(pool, async (client) => toLocation(await insert(client, row, parent)));
    },
    async change(reach, id, change) {
      await demand(reach, id);
      const set = columnsOf(change);
      if (Object.keys(set).length === 0) return demand(reach, id);
      await said(db.updateTable('location').set(set).where('id', '=', id).execute());
      return demand(reach, id);
    },
    async remove(reach, id) {
      await demand(reach, id);
      await said(db.deleteFrom('location').where('id', '=', id).execute(), 'conflict');
    },
    tree: (reach) => tree(db, reach),
    async sites(reach) {
      const query = inReach(db.selectFrom('location').select('id'), reach).where('kind', '=', 'site');
      const rows = await query.orderBy('id').limit(sitesAtMost).execute();
      return rows.map(({ id }) => id as LocationId);
    },
  };
}

/** What belongs to the organisations, and lies in the places. */
function inReach<O>(
  query: SelectQueryBuilder<PlatformSchema, 'location', O>,
  { organisations, places }: Reach,
) {
  const own = query.where(sql<boolean>`organisation_id = any(${organisations}::uuid[])`);
  return places === null ? own : own.where(sql<boolean>`path && ${places}::int[]`);
}

function newRow({ organisations, places }: Reach, location: NewLocation, parent: Location | null) {
  const { organisation, kind } = location;
  const isOwn =
    organisations.includes(organisation) && (parent === null || parent.organisation === organisation);
  if (!isOwn) throw new VedetteError('not-found', 'caller', { at: 'organisation' });
  // Who looks after some places alone builds below them, and no new tops.
  if (parent === null && places !== null) throw new VedetteError('not-allowed', 'caller', { at: 'parent' });
  if (!mayStandBelow(kind, parent)) throw new VedetteError('input-invalid', 'caller', { at: 'kind' });
  return {
    organisation_id: organisation,
    parent_id: parent?.id ?? null,
    kind,
    name: demandName(location.name),
    time_zone: demandTimeZone(location.timeZone ?? parent?.timeZone ?? ''),
    capacity: demandCapacity(location.capacity ?? null),
  };
}

async function insert(
  client: PoolClient,
  row: ReturnType<typeof newRow>,
  parent: Location | null,
): Promise<Row> {
  const { rows } = await said(
    client.query<Row>(
      `with number as (select coalesce(max(id), 0) + 1 as id from location)
       insert into location (id, organisation_id, parent_id, site_id, path, kind, name, time_zone, capacity)
       select id, $1, $2, case when $3 = 'site' then id else $4::int end, $5::int[] || id, $3, $6, $7, $8 from number
       returning *`,
      [
        ...[row.organisation_id, row.parent_id, row.kind, parent?.site ?? null, parent?.path ?? []],
        ...[row.name, row.time_zone, row.capacity],
      ],
    ),
  );
  const [made] = rows;
  if (made === undefined) throw new VedetteError('internal', 'self', { at: 'location' });
  return made;
}

function columnsOf({ name, timeZone, capacity }: LocationChange) {
  return {
    ...(name === undefined ? {} : { name: demandName(name) }),
    ...(timeZone === undefined ? {} : { time_zone: demandTimeZone(timeZone) }),
    ...(capacity === undefined ? {} : { capacity: demandCapacity(capacity) }),
  };
}

/** What the database refuses in its own words, said in ours. */
async function said<T>(work: Promise<T>, foreign: 'conflict' | 'not-found' = 'not-found'): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const fault = asDatabaseFault(error);
    if (fault.code === 'not-found')
      throw new VedetteError(foreign, 'caller', { at: 'location' }, { cause: error });
    throw fault;
  }
}

/** With the places above those in reach: their names alone tell where one is. */
async function tree(db: PlatformSql, reach: Reach): Promise<readonly Location[]> {
  const own = inReach(db.selectFrom('location').select(sql<number>`unnest(path)`.as('id')), reach);
  const rows = await db
    .selectFrom('location')
    .selectAll()
    .where('id', 'in', own)
    .orderBy(sql`cardinality(path)`)
    .orderBy('name')
    .limit(treeAtMost)
    .execute();
  return rows.map(toLocation);
}

function toLocation(row: Row): Location {
  return {
    id: row.id as LocationId,
    organisation: row.organisation_id as OrganisationId,
    parent: row.parent_id as LocationId | null,
    kind: row.kind as LocationKind,
    site: row.site_id as LocationId | null,
    path: row.path as LocationId[],
    name: row.name,
    timeZone: row.time_zone,
    capacity: row.capacity,
    createdAt: instant(row.created_at),
  };
}
