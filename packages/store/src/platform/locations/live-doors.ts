import type { Instant } from '@vedette/domain';
import type { Pool } from 'pg';
import { cursorNumbers, cursorOf, limitOf, pageOf } from '../../terminal/paging.ts';
import type { DeviceId } from '../devices/port.ts';
import { maybeInstant } from '../devices/row.ts';
import type { Reach } from '../reach.ts';
import { placeInReach } from './place-in-reach.ts';
import type { FloorPlanId, LiveDoor, LiveDoorStore } from './place-port.ts';
import type { LocationId } from './port.ts';

interface Row {
  readonly id: number;
  readonly name: string;
  readonly device: string | null;
  readonly is_online: boolean | null;
  readonly alarms: LiveDoor['alarms'];
  readonly last_passage_at: number | null;
}
interface Wanted {
  readonly plan?: FloorPlanId;
  readonly place?: LocationId | undefined;
  readonly after?: number | undefined;
  readonly limit: number;
}

const day = 86_400_000;
const doorsAtMost = 500;

/** Doors as they are now: put together from lanes, devices, alarms and the roll-up; nothing of it is stored twice. */
export function platformLiveDoors(pool: Pool): LiveDoorStore {
  return {
    onPlan: async (reach, plan, at) =>
      (await doors(pool, reach, { plan, limit: doorsAtMost }, at)).map(toDoor),
    async list(reach, { place, ...page }, at) {
      const limit = limitOf(page);
      const [after] = cursorNumbers(page, 1) ?? [undefined];
      const rows = await doors(pool, reach, { place, after, limit: limit + 1 }, at);
      return pageOf(rows, limit, toDoor, ({ id }) => cursorOf(id));
    },
  };
}

/** An access point stands for the lanes below it: the gravest of them counts. */
async function doors(
  pool: Pool,
  { organisations, places }: Reach,
  { plan, place, after, limit }: Wanted,
  at: Instant,
): Promise<readonly Row[]> {
  const { rows } = await pool.query<Row>(
    `with wanted as (
       select l.id, l.name, l.site_id, l.organisation_id from location l
       where l.kind = any($9::text[]) and ${placeInReach}
         and ($3::uuid is null or exists (select from floor_plan_door f where f.plan_id = $3 and f.location_id = l.id))
         and ($4::int is null or l.path && array[$4::int]) and l.id > $5 order by l.id limit $6)
     select w.id, w.name, lane.device, lane.is_online, coalesce(alarm.open, '[]') as alarms, lane.last_passage_at
     from wanted w
       left join lateral (
         select min(d.id) as device, bool_and(coalesce(p.is_online, false)) as is_online,
           (select max(m.minute) from flow_minute m where m.site_id = w.site_id and m.minute >= $7 and m.minute <= $8
              and m.lane = any(array_agg(n.location_id))) as last_passage_at
         from location below join device_lane n on n.location_id = below.id join device d on d.number = n.device
           left join device_presence p on p.device_id = d.id
         where below.path && array[w.id] having count(*) > 0) lane on true
       left join lateral (
         select jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind) order by a.last_raised_at desc) as open
         from alarm a join location on_door on on_door.id = a.location_id and on_door.path && array[w.id]
         where a.organisation_id = w.organisation_id and a.phase <> 'cleared') alarm on true
     order by w.id`,
    [
      ...[organisations, places, plan ?? null, place ?? null, after ?? 0, limit],
      ...[new Date(at - day), new Date(at), plan === undefined ? ['lane'] : ['lane', 'access-point']],
    ],
  );
  return rows;
}

const toDoor = (row: Row): LiveDoor => ({
  place: row.id as LocationId,
  name: row.name,
  device: row.device as DeviceId | null,
  isOnline: row.is_online,
  alarms: row.alarms,
  lastPassageAt: maybeInstant(row.last_passage_at),
});
