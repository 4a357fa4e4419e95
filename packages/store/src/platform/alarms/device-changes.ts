import type { Instant } from '@vedette/domain';
import type { Pool } from 'pg';
import type { DeviceId } from '../devices/port.ts';
import type { DeviceAlarmChange, DeviceLimits } from './port.ts';

interface Row {
  readonly device: string;
  readonly kind: DeviceAlarmChange['kind'];
  readonly is_on: boolean;
  readonly figures: Readonly<Record<string, string | number>>;
}

/**
 * Looks at all claimed devices in one statement: what troubles them now, against the alarms that stand. A hole in a
 * log that is being filled is none yet; a device that is away cannot tell how its clock goes, so what it said last
 * is left as it is.
 */
export async function deviceChanges(
  pool: Pool,
  { freeShare, clock, gap, offline }: DeviceLimits,
  at: Instant,
  limit: number,
): Promise<readonly DeviceAlarmChange[]> {
  const { rows } = await pool.query<Row>(
    `with there as (
       select d.id, d.number, p.is_online, p.gone_at, p.health from device d
       join device_presence p on p.device_id = d.id where d.state = 'claimed'),
     now as (
       select id as device, 'device-offline' as kind, not is_online and gone_at <= $4::timestamptz as is_on, '{}'::jsonb as figures
       from there where is_online or gone_at <= $4
       union all
       select id, 'storage-low', (health#>>'{storage,freeBytes}')::float8 < $1 * (health#>>'{storage,totalBytes}')::float8,
         jsonb_build_object('freeBytes', health#>'{storage,freeBytes}', 'totalBytes', health#>'{storage,totalBytes}')
       from there where is_online and (health#>>'{storage,totalBytes}')::float8 > 0
       union all
       select id, 'clock-off', health#>>'{clock,quality}' = 'unsynced'
         or abs((health#>>'{clock,offset}')::float8) > $2, jsonb_build_object('offset', health#>'{clock,offset}')
       from there where is_online and health ? 'clock'
       union all
       select t.id, 'record-gap', bool_or(g.held <> '{}' and g.updated_at <= $3::timestamptz), '{}'::jsonb
       from there t join device_log g on g.device = t.number group by t.id),
     standing as (
       select device_id as device, kind from alarm where is_standing and phase <> 'cleared' and device_id is not null
         and location_id is null and kind in ('device-offline', 'storage-low', 'clock-off', 'record-gap'))
     select n.device, n.kind, coalesce(n.is_on, false) as is_on, n.figures
     from now n left join standing s using (device, kind)
     where coalesce(n.is_on, false) <> (s.device is not null) limit $5`,
    [freeShare, clock, new Date(at - gap), new Date(at - offline), limit],
  );
  return rows.map(({ device, kind, is_on: isOn, figures }) => ({
    ...{ kind, isOn, figures },
    device: device as DeviceId,
  }));
}
