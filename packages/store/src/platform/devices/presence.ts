import type { Pool } from 'pg';
import { noteEvent } from './events.ts';
import { gatherHeartbeats, writeHeartbeats } from './heartbeats.ts';
import type { DeviceId, PresenceStore } from './port.ts';

/** Who is there, in PostgreSQL. */
export function platformPresence(pool: Pool): PresenceStore {
  const heartbeats = gatherHeartbeats((beats) => writeHeartbeats(pool, beats));
  return {
    async born(device, { session, over, facts, health }, at) {
      await heartbeats.settle(device);
      await pool.query(
        `with here as (
           insert into device_presence (device_id, session, is_online, over, born_at, heard_at, facts, health)
           values ($1, $2, true, $3, $4, $4, $5, $6)
           on conflict (device_id) do update set session = excluded.session, is_online = true, over = excluded.over,
             born_at = excluded.born_at, heard_at = excluded.heard_at, gone_at = null,
             facts = excluded.facts, health = excluded.health
           returning device_id, over, facts)
         ${noteEvent} select device_id, $4, gen_random_uuid(), 'born', null,
           jsonb_build_object('over', over, 'software', facts->'software') from here`,
        [device, session, over, new Date(at), JSON.stringify(facts), JSON.stringify(health)],
      );
    },
    heard: (device, health, at) => heartbeats.add({ device, health, at }),
    async gone(device, session, at) {
      await heartbeats.settle(device);
      const { rowCount } = await pool.query(
        `with gone as (
           update device_presence set is_online = false, gone_at = $3
           where device_id = $1 and session = $2 and is_online returning device_id)
         ${noteEvent} select device_id, $3, gen_random_uuid(), 'gone', null, '{}' from gone`,
        [device, session, new Date(at)],
      );
      return rowCount === 1;
    },
    async silentSince(before, at, limit) {
      const { rows } = await pool.query<{ device_id: DeviceId }>(
        `with silent as (
           update device_presence set is_online = false, gone_at = $2 where device_id in (
             select device_id from device_presence where is_online and heard_at < $1
             order by heard_at limit $3 for update skip locked)
           returning device_id)
         ${noteEvent} select device_id, $2, gen_random_uuid(), 'silent', null, '{}' from silent
         returning device_id`,
        [new Date(before), new Date(at), limit],
      );
      return rows.map((row) => row.device_id);
    },
  };
}
