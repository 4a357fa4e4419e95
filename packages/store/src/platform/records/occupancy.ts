import { randomUUID } from 'node:crypto';
import { type Instant, instant, type OrganisationId } from '@vedette/domain';
import type { Pool, PoolClient } from 'pg';
import { invalid, notFound } from '../../terminal/database/input.ts';
import { withinTransaction } from '../database/within-transaction.ts';
import { demandPlace } from '../locations/place-in-reach.ts';
import type { LocationId } from '../locations/port.ts';
import type { Reach } from '../reach.ts';
import type { CountedArea, CountedLane, OccupancyStore } from './occupancy-port.ts';

type Queryable = Pick<Pool | PoolClient, 'query'>;
const minute = 60_000;

/** People in areas, counted from the roll-up in PostgreSQL. */
export function platformOccupancy(pool: Pool): OccupancyStore {
  const one = async (on: Queryable, reach: Reach, place: LocationId, at: Instant): Promise<CountedArea> => {
    const [found] = await areas(on, reach, { place }, at);
    if (found === undefined) throw notFound('area');
    return found;
  };
  return {
    list: (reach, below, at) => areas(pool, reach, { below }, at),
    get: async (reach, place, at) => (await areas(pool, reach, { place }, at))[0] ?? null,
    limited: (at) => areas(pool, null, { isLimited: true }, at),
    count: (reach, place, by, at) => withinTransaction(pool, (client) => count(client, reach, place, by, at)),
    correct: (reach, place, { inside, by, reason }, at) =>
      withinTransaction(pool, async (client) => {
        await client.query('select from counted_area where location_id = $1 for update', [place]);
        const before = await one(client, reach, place, at);
        const begin = Math.floor(at / minute) * minute;
        // The roll-up knows minutes: what has passed within this one is taken off, and counted again from its beginning.
        await client.query('update counted_area set since = $2, base = 0 where location_id = $1', [
          place,
          new Date(begin),
        ]);
        const passed = await one(client, reach, place, at);
        await client.query('update counted_area set base = $2 where location_id = $1', [
          place,
          inside - (passed.entered - passed.left),
        ]);
        await client.query(
          `insert into occupancy_correction (area_id, at, id, by_whom, counted, inside, reason)
           values ($1, $2, $3, $4, $5, $6, $7)`,
          [place, new Date(at), randomUUID(), by, before.inside, inside, reason],
        );
        return before.inside;
      }),
    async corrections(reach, place, limit) {
      await demandPlace(pool, reach, place);
      const { rows } = await pool.query<CorrectionRow>(
        'select * from occupancy_correction where area_id = $1 order by at desc, id desc limit $2',
        [place, limit],
      );
      return rows.map(({ at, by_whom: by, counted, inside, reason }) => ({
        ...{ by, counted, inside, reason },
        at: instant(at),
      }));
    },
    async history(reach, place, step, at) {
      await one(pool, reach, place, at);
      const { rows } = await pool.query<{ at: number; inside: number }>(
        `${flowSql('where c.location_id = $2', 'date_trunc($3, m.minute)')}
         select step as at, greatest(0, min(base) + sum(sum(entered - left_)) over (order by step))::int as inside
         from flow where step is not null group by step order by step limit 50000`,
        [new Date(at), place, step],
      );
      return rows.map((row) => ({ at: instant(row.at), inside: row.inside }));
    },
    async remove(reach, place) {
      await demandPlace(pool, reach, place);
      const { rowCount } = await pool.query('delete from counted_area where location_id = $1', [place]);
      if (rowCount === 0) throw notFound('area');
    },
  };
}

interface CorrectionRow {
  readonly at: number;
  readonly by_whom: string;
  readonly counted: number;
  readonly inside: number;
  readonly reason: string;
}

/**
 * Rows of the roll-up of each counted area, from its beginning to $1. The daily reset is worked out when it is read:
 * no program has to be awake at four in the morning.
 * @param which `where …` over `counted_area c`
 */
const flowSql = (which: string, step: string): string => `with area as (
    select c.location_id, l.name, l.organisation_id, l.site_id, l.capacity, l.path, c.reset_minute,
      greatest(c.since, daily.at) as since,
      case when daily.at > c.since then 0 else c.base end as base
    from counted_area c join location l on l.id = c.location_id
      left join lateral (
        select max(reset) as at from (
          select ((date_trunc('day', $1::timestamptz at time zone l.time_zone) - d * interval '1 day'
            + c.reset_minute * interval '1 minute') at time zone l.time_zone) as reset
          from generate_series(0, 1) d) days where reset <= $1) daily on c.reset_minute is not null
    ${which}),
  flow as (
    select a.location_id, a.base, ${step} as step,
      case when (m.direction = 0) <> coalesce(k.is_reversed, false) then m.passes - m.not_taken else 0 end as entered,
      case when (m.direction = 0) <> coalesce(k.is_reversed, false) then 0 else m.passes - m.not_taken end as left_
    from area a
      join flow_minute m on m.site_id = a.site_id and m.minute >= a.since and m.minute <= $1 and m.outcome = 0
      left join counted_lane k on k.area_id = a.location_id and k.lane_id = m.lane
    where k.area_id is not null or (
      not exists (select from counted_lane o where o.area_id = a.location_id)
      and exists (select from location n where n.id = m.lane and n.path && array[a.location_id])))`;

interface AreaRow {
  readonly location_id: number;
  readonly name: string;
  readonly organisation_id: string;
  readonly site_id: number | null;
  readonly capacity: number | null;
  readonly reset_minute: number | null;
  readonly since: number;
  readonly base: number;
  readonly entered: number;
  readonly left_: number;
  readonly lanes: readonly { readonly lane: number; readonly isReversed: boolean }[] | null;
}

interface Wanted {
  readonly place?: LocationId | undefined;
  readonly below?: LocationId | undefined;
  readonly isLimited?: boolean;
}

async function areas(
  on: Queryable,
  reach: Reach | null,
  { place, below, isLimited = false }: Wanted,
  at: Instant,
): Promise<readonly CountedArea[]> {
  const which = `where ($2::uuid[] is null or l.organisation_id = any($2::uuid[]))
    and ($3::int[] is null or l.path && $3::int[]) and ($4::int is null or l.id = $4)
    and ($5::int is null or l.path && array[$5::int]) and (not $6::boolean or l.capacity is not null)`;
  const { rows } = await on.query<AreaRow>(
    `${flowSql(which, 'null::timestamptz')}
     select a.*, coalesce(f.entered, 0)::int as entered, coalesce(f.left_, 0)::int as left_,
       (select jsonb_agg(jsonb_build_object('lane', lane_id, 'isReversed', is_reversed) order by lane_id)
        from counted_lane where area_id = a.location_id) as lanes
     from area a left join (
       select location_id, sum(entered) as entered, sum(left_) as left_ from flow group by 1) f using (location_id)
     order by a.path limit 2000`,
    [
      ...[new Date(at), reach?.organisations ?? null, reach?.places ?? null],
      ...[place ?? null, below ?? null, isLimited],
    ],
  );
  return rows.map(toArea);
}

function toArea(row: AreaRow): CountedArea {
  const { entered, left_: left } = row;
  return {
    place: row.location_id as LocationId,
    name: row.name,
    organisation: row.organisation_id as OrganisationId,
    site: row.site_id as LocationId | null,
    inside: Math.max(0, row.base + entered - left),
    capacity: row.capacity,
    ...{ entered, left },
    since: instant(row.since),
    lanes: row.lanes?.map(({ lane, isReversed }) => ({ lane: lane as LocationId, isReversed })) ?? null,
    resetMinute: row.reset_minute,
  };
}

async function count(
  client: PoolClient,
  reach: Reach,
  place: LocationId,
  {
    lanes,
    resetMinute,
  }: { readonly lanes: readonly CountedLane[] | null; readonly resetMinute: number | null },
  at: Instant,
): Promise<void> {
  await demandPlace(client, reach, place);
  const own = await client.query<{ site_id: number | null }>('select site_id from location where id = $1', [
    place,
  ]);
  const site = own.rows[0]?.site_id ?? null;
  if (site === null) throw invalid('place');
  await client.query(
    `insert into counted_area (location_id, reset_minute, since, base) values ($1, $2, $3, 0)
     on conflict (location_id) do update set reset_minute = excluded.reset_minute`,
    [place, resetMinute, new Date(Math.floor(at / minute) * minute)],
  );
  await client.query('delete from counted_lane where area_id = $1', [place]);
  if (lanes === null) return;
  const { rowCount } = await client.query(
    `insert into counted_lane (area_id, lane_id, is_reversed)
     select $1, l.id, k.is_reversed from unnest($2::int[], $3::boolean[]) k (lane, is_reversed)
       join location l on l.id = k.lane and l.kind = 'lane' and l.site_id = $4
     on conflict do nothing`,
    [place, lanes.map(({ lane }) => lane), lanes.map(({ isReversed }) => isReversed), site],
  );
  if (rowCount !== lanes.length) throw notFound('lane');
}
