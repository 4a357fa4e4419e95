import { randomUUID } from 'node:crypto';
import { instant } from '@vedette/domain';
import type { Pool, PoolClient } from 'pg';
import { notFound } from '../../terminal/database/input.ts';
import { withinTransaction } from '../database/within-transaction.ts';
import type { Reach } from '../reach.ts';
import { demandPlace, placeInReach } from './place-in-reach.ts';
import type { FloorPlan, FloorPlanId, FloorPlanStore, PlacedDoor } from './place-port.ts';
import type { LocationId } from './port.ts';

type Queryable = Pick<Pool | PoolClient, 'query'>;

interface Row {
  readonly id: string;
  readonly location_id: number;
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly created_at: number;
  readonly doors: readonly { readonly place: number; readonly x: number; readonly y: number }[];
}

/** Floor plans in PostgreSQL. */
export function platformFloorPlans(pool: Pool): FloorPlanStore {
  return {
    async add(reach, { place, name, width, height, picture, by }, at) {
      await demandPlace(pool, reach, place);
      const id = randomUUID() as FloorPlanId;
      await pool.query(
        `insert into floor_plan (id, location_id, name, width, height, picture, created_at, created_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [id, place, name, width, height, picture, new Date(at), by],
      );
      return demand(pool, reach, id);
    },
    get: async (reach, id) => (await plans(pool, reach, id, null))[0] ?? null,
    async picture({ organisations, places }, id) {
      const { rows } = await pool.query<{ picture: Buffer }>(
        `select p.picture from floor_plan p join location l on l.id = p.location_id where p.id = $3 and ${placeInReach}`,
        [organisations, places, id],
      );
      return rows[0]?.picture ?? null;
    },
    list: (reach, place) => plans(pool, reach, null, place),
    placeDoors: (reach, id, doors) =>
      withinTransaction(pool, async (client) => {
        await demand(client, reach, id);
        await demandDoors(client, reach, id, doors);
        await client.query('delete from floor_plan_door where plan_id = $1', [id]);
        await client.query(
          `insert into floor_plan_door (plan_id, location_id, x, y)
           select $1, place, x, y from unnest($2::int[], $3::double precision[], $4::double precision[]) d (place, x, y)`,
          [id, doors.map(({ place }) => place), doors.map(({ x }) => x), doors.map(({ y }) => y)],
        );
        return demand(client, reach, id);
      }),
    async remove(reach, id) {
      await demand(pool, reach, id);
      await pool.query('delete from floor_plan where id = $1', [id]);
    },
  };
}

async function demand(on: Queryable, reach: Reach, id: FloorPlanId): Promise<FloorPlan> {
  const [found] = await plans(on, reach, id, null);
  if (found === undefined) throw notFound('floor plan');
  return found;
}

async function demandDoors(
  client: PoolClient,
  { organisations, places }: Reach,
  id: FloorPlanId,
  doors: readonly PlacedDoor[],
): Promise<void> {
  const asked = new Set(doors.map(({ place }) => place));
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from location l, floor_plan p join location o on o.id = p.location_id
     where p.id = $3 and l.id = any($4::int[]) and l.kind in ('lane', 'access-point')
       and l.path && array[coalesce(o.site_id, o.id)] and ${placeInReach}`,
    [organisations, places, id, [...asked]],
  );
  if (rows[0]?.n !== doors.length) throw notFound('door');
}

async function plans(
  on: Queryable,
  { organisations, places }: Reach,
  id: FloorPlanId | null,
  place: LocationId | null,
): Promise<readonly FloorPlan[]> {
  const { rows } = await on.query<Row>(
    `select p.id, p.location_id, p.name, p.width, p.height, p.created_at, coalesce((
       select jsonb_agg(jsonb_build_object('place', d.location_id, 'x', d.x, 'y', d.y) order by d.location_id)
       from floor_plan_door d where d.plan_id = p.id), '[]') as doors
     from floor_plan p join location l on l.id = p.location_id
     where ${placeInReach} and ($3::uuid is null or p.id = $3) and ($4::int is null or l.path && array[$4::int])
     order by p.name, p.id limit 500`,
    [organisations, places, id, place],
  );
  return rows.map(toPlan);
}

const toPlan = (row: Row): FloorPlan => ({
  id: row.id as FloorPlanId,
  place: row.location_id as LocationId,
  name: row.name,
  width: row.width,
  height: row.height,
  createdAt: instant(row.created_at),
  doors: row.doors.map(({ place, x, y }) => ({ place: place as LocationId, x, y })),
});
