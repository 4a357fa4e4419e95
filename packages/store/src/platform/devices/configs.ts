import { VedetteError } from '@vedette/domain';
import type { Pool } from 'pg';
import type { ConfigStore, StoredSettings } from './port.ts';

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
        `update device_config set reported_version = $2, problems = $3, reported_at = $4 where device_id = $1`,
        [device, version, JSON.stringify(problems), new Date(at)],
      );
    },
    async setOwn({ organisations, places }, device, settings) {
      const { rows } = await pool.query<{ desired_version: number }>(
        `insert into device_config (device_id, own, desired, desired_version)
         select d.id, $4::jsonb, $4::jsonb, 1 from device d join location s on s.id = d.site_id
         where d.id = $3 and s.organisation_id = any($1::uuid[]) and ($2::int[] is null or s.path && $2::int[])
         on conflict (device_id) do update set own = excluded.own, desired = excluded.desired,
           desired_version = device_config.desired_version + 1
         returning desired_version`,
        [organisations, places, device, JSON.stringify(settings)],
      );
      const [row] = rows;
      if (row === undefined) throw new VedetteError('not-found', 'caller', { at: 'device' });
      return row.desired_version;
    },
  };
}
