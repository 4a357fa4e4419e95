import type { Instant } from '@vedette/domain';
import type { PoolClient } from 'pg';
import { noteEvent } from './events.ts';
import type { DeviceGroupId, DeviceId } from './port.ts';
import { mergedSql } from './settings-sql.ts';

/** Writes anew what the devices of a group are to be set to; gives those for which it is something else now. */
export async function settleGroup(
  client: PoolClient,
  group: DeviceGroupId,
  by: string,
  at: Instant,
): Promise<readonly DeviceId[]> {
  const { rows } = await client.query<{ device_id: string }>(
    `with wanted as (
       select m.device_id, coalesce(c.own, '[]') as own,
         ${mergedSql("coalesce(v.settings, '[]')", "coalesce(c.own, '[]')")} as desired
       from device_group_member m join device_group g on g.id = m.group_id
         left join config_profile_version v on v.profile_id = g.profile_id and v.version = g.profile_version
         left join device_config c on c.device_id = m.device_id
       where m.group_id = $1),
     ${writtenSql}
     noted as (
       ${noteEvent} select device_id, $2, gen_random_uuid(), 'settings-desired', $3,
         jsonb_build_object('version', desired_version) from written)
     select device_id from written`,
    [group, new Date(at), by],
  );
  return rows.map(({ device_id: id }) => id as DeviceId);
}

/** The same for devices that are in no group any more: what is their own is left. */
export async function settleLoners(
  client: PoolClient,
  devices: readonly DeviceId[],
  at: Instant,
): Promise<readonly DeviceId[]> {
  const { rows } = await client.query<{ device_id: string }>(
    `with wanted as (
       select c.device_id, c.own, ${mergedSql("'[]'", 'c.own')} as desired from device_config c
       where c.device_id = any($1::text[])
         and not exists (select from device_group_member m where m.device_id = c.device_id)),
     ${writtenSql}
     noted as (
       ${noteEvent} select device_id, $2, gen_random_uuid(), 'settings-desired', null,
         jsonb_build_object('version', desired_version) from written)
     select device_id from written`,
    [devices, new Date(at)],
  );
  return rows.map(({ device_id: id }) => id as DeviceId);
}

/** A version goes up where the values are others, and nowhere else: a device is not told what it knows. */
const writtenSql = `written as (
  insert into device_config (device_id, own, desired, desired_version)
  select device_id, own, desired, 1 from wanted
  where desired <> '[]' or exists (select from device_config k where k.device_id = wanted.device_id)
  on conflict (device_id) do update set desired = excluded.desired,
    desired_version = device_config.desired_version + 1 where device_config.desired <> excluded.desired
  returning device_id, desired_version),`;
