import { VedetteError } from '@vedette/domain';
import type { Pool } from 'pg';
import { noteEvent } from './events.ts';
import type { ConfigStore, DeviceGroupId, EffectiveSettings, StoredSettings } from './port.ts';
import { maybeInstant } from './row.ts';
import { mergedSql } from './settings-sql.ts';

/** What devices are to be set to, and what they said to it. */
export function platformConfigs(pool: Pool): ConfigStore {
  return {
    async desired(device) {
      const { rows } = await pool.query<{ desired: StoredSettings; desired_version: number }>(
        'select desired, desired_version from device_config where device_id = $1',
        [device],
      );
      const [row] = rows;
      return row === undefined
        ? { version: 0, settings: [] }
        : { version: row.desired_version, settings: row.desired };
    },
    async reported(device, version, problems, at) {
      await pool.query(
        `with told as (
           update device_config set reported_version = $2, problems = $3, reported_at = $4 where device_id = $1
           returning device_id, reported_version, jsonb_array_length(problems) as refused)
         ${noteEvent} select device_id, $4, gen_random_uuid(), 'settings-reported', null,
           jsonb_build_object('version', reported_version, 'refused', refused) from told`,
        [device, version, JSON.stringify(problems), new Date(at)],
      );
    },
    async setOwn({ organisations, places }, device, settings) {
      const { rows } = await pool.query<{ desired_version: number }>(
        `insert into device_config (device_id, own, desired, desired_version)
         select d.id, $4::jsonb, ${mergedSql("coalesce(v.settings, '[]')", '$4::jsonb')}, 1
         from device d join location s on s.id = d.site_id ${followed}
         where d.id = $3 and s.organisation_id = any($1::uuid[]) and ($2::int[] is null or s.path && $2::int[])
         on conflict (device_id) do update set own = excluded.own, desired = excluded.desired,
           desired_version = device_config.desired_version + 1
         returning desired_version`,
        [organisations, places, device, JSON.stringify(settings)],
      );
      return demand(rows[0]).desired_version;
    },
    async effective({ organisations, places }, device) {
      const { rows } = await pool.query<EffectiveRow>(
        `select m.group_id, g.profile_id, g.profile_version, f.name as profile_name, v.settings,
           c.own, c.desired, c.desired_version, c.reported_version, c.reported_at, c.problems
         from device d join location s on s.id = d.site_id ${followed}
           left join config_profile f on f.id = g.profile_id left join device_config c on c.device_id = d.id
         where d.id = $3 and s.organisation_id = any($1::uuid[]) and ($2::int[] is null or s.path && $2::int[])`,
        [organisations, places, device],
      );
      return toEffective(demand(rows[0]));
    },
  };
}

/** The version of the profile that the group of a device `d` follows. */
const followed = `left join device_group_member m on m.device_id = d.id
  left join device_group g on g.id = m.group_id
  left join config_profile_version v on v.profile_id = g.profile_id and v.version = g.profile_version`;

interface EffectiveRow {
  readonly group_id: string | null;
  readonly profile_id: string | null;
  readonly profile_version: number | null;
  readonly profile_name: string | null;
  readonly settings: StoredSettings | null;
  readonly own: StoredSettings | null;
  readonly desired: StoredSettings | null;
  readonly desired_version: number | null;
  readonly reported_version: number | null;
  readonly reported_at: number | null;
  readonly problems: unknown;
}

function demand<T>(row: T | undefined): T {
  if (row === undefined) throw new VedetteError('not-found', 'caller', { at: 'device' });
  return row;
}

function toEffective(row: EffectiveRow): EffectiveSettings {
  const { profile_id: id, profile_name: name, profile_version: version } = row;
  return {
    group: row.group_id as DeviceGroupId | null,
    profile: id === null || name === null || version === null ? null : { id, name, version },
    ofProfile: row.settings ?? [],
    own: row.own ?? [],
    desired: row.desired ?? [],
    desiredVersion: row.desired_version ?? 0,
    reportedVersion: row.reported_version,
    reportedAt: maybeInstant(row.reported_at),
    problems: row.problems ?? [],
  };
}
