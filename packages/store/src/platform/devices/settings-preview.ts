import type { Pool } from 'pg';
import type { Reach } from '../reach.ts';
import type { Followed, SettingsChange, SettingsPreview } from './groups-port.ts';
import type { DeviceGroupId, StoredSettings } from './port.ts';
import { mergedSql } from './settings-sql.ts';

type Value = StoredSettings[number][1];

interface Row {
  readonly key: string;
  /** As JSON; null for a key that is not there. */
  readonly before: string | null;
  readonly after: string | null;
  readonly devices: number;
}

/** What would change on the devices of a group, value by value; those that look the same are counted together. */
export async function previewOf(
  pool: Pool,
  { places }: Reach,
  group: DeviceGroupId,
  followed: Followed,
): Promise<SettingsPreview> {
  const params = [group, followed?.profile ?? null, followed?.version ?? null, places];
  const counts = await pool.query<{ devices: number; changed: number }>(
    `${comparedSql} select count(*)::int as devices, count(*) filter (where before <> after)::int as changed from compared`,
    params,
  );
  const { rows } = await pool.query<Row>(
    `${comparedSql}
     select x.key, x.before, x.after, count(*)::int as devices from compared c cross join lateral (
       select coalesce(a.k, b.k) as key, b.v::text as before, a.v::text as after
       from (select e->>0 as k, e->1 as v from jsonb_array_elements(c.before) e) b
         full join (select e->>0 as k, e->1 as v from jsonb_array_elements(c.after) e) a on a.k = b.k) x
     where x.after is distinct from x.before group by 1, 2, 3 order by 1, 4 desc limit 1000`,
    params,
  );
  return { ...(counts.rows[0] ?? { devices: 0, changed: 0 }), changes: rows.map(toChange) };
}

const comparedSql = `with compared as (
  select coalesce(c.desired, '[]') as before,
    ${mergedSql("coalesce(v.settings, '[]')", "coalesce(c.own, '[]')")} as after
  from device_group_member m join device d on d.id = m.device_id join location s on s.id = d.site_id
    left join device_config c on c.device_id = m.device_id
    left join config_profile_version v on v.profile_id = $2 and v.version = $3
  where m.group_id = $1 and ($4::int[] is null or s.path && $4::int[]))`;

function toChange({ key, before, after, devices }: Row): SettingsChange {
  return { key, from: parsed(before), to: parsed(after), devices };
}

const parsed = (text: string | null): Value | undefined => (text === null ? undefined : JSON.parse(text));
