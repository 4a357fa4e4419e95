import type { Instant } from '@vedette/domain';
import type { Pool } from 'pg';
import type { DeviceId } from './port.ts';

export interface Heartbeat {
  readonly device: DeviceId;
  readonly health: unknown;
  readonly at: Instant;
}

export interface Heartbeats {
  /** Durable when it resolves. */
  add(beat: Heartbeat): Promise<void>;
  /** Once nothing of a device is under way any more: what waits for its turn is overtaken by what happened since. */
  settle(device: DeviceId): Promise<void>;
}

/** Nobody waits for a heartbeat; a fleet of ten thousand sends hundreds in this time. */
const gatherFor = 200;

/** Gathers heartbeats for a moment, so that a fleet costs some commits a second and not one for each device. */
export function gatherHeartbeats(write: (beats: readonly Heartbeat[]) => Promise<void>): Heartbeats {
  let open: { readonly beats: Map<DeviceId, Heartbeat>; readonly written: Promise<void> } | null = null;
  let writing: Promise<void> = Promise.resolve();
  const begin = () => {
    const beats = new Map<DeviceId, Heartbeat>();
    const { promise: written, resolve, reject } = Promise.withResolvers<void>();
    setTimeout(() => {
      open = null;
      // One after the other: of two heartbeats of a device the later one stays.
      const done = writing.then(() => (beats.size === 0 ? undefined : write([...beats.values()])));
      writing = done.catch(() => undefined);
      done.then(resolve, reject);
    }, gatherFor);
    return { beats, written };
  };
  return {
    add(beat) {
      open ??= begin();
      open.beats.set(beat.device, beat);
      return open.written;
    },
    async settle(device) {
      open?.beats.delete(device);
      await writing;
    },
  };
}

/** Locked in one order, so that two processes that hear the same devices do not wait for each other. */
export async function writeHeartbeats(pool: Pool, beats: readonly Heartbeat[]): Promise<void> {
  await pool.query(
    `with beat as (
       select * from unnest($1::text[], $2::timestamptz[], $3::text[]) as b (device_id, at, health)),
     held as (
       select device_id from device_presence where device_id = any($1) order by device_id for update)
     update device_presence p set is_online = true, heard_at = b.at, gone_at = null, health = b.health::jsonb
     from beat b join held using (device_id) where p.device_id = b.device_id`,
    [
      beats.map(({ device }) => device),
      beats.map(({ at }) => new Date(at)),
      beats.map(({ health }) => JSON.stringify(health)),
    ],
  );
}
