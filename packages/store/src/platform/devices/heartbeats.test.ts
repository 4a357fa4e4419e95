import { instant } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import { plantFleet } from '../../../test/platform/record-kit.ts';
import { testPlatformStore } from '../../../test/platform/test-database.ts';
import { gatherHeartbeats, type Heartbeat, writeHeartbeats } from './heartbeats.ts';
import type { DeviceId } from './port.ts';

const store = await testPlatformStore({ now: () => instant(Date.now()) });
const { pool } = store.database;
const devices = await plantFleet(pool, 300, 2);
const born = { session: 's', over: 'channel', facts: {}, health: {} } as const;
const start = instant(Date.now());
for (const device of devices) await store.presence.born(device, born, start);

const stateOf = async (device: DeviceId) =>
  (
    await pool.query<{ is_online: boolean; health: unknown }>(
      'select is_online, health from device_presence where device_id = $1',
      [device],
    )
  ).rows[0];

describe('heartbeats', () => {
  it('of a whole fleet at once are one commit, and durable when they resolve', async () => {
    const commits: number[] = [];
    const { add } = gatherHeartbeats(async (beats) => {
      commits.push(beats.length);
      await writeHeartbeats(pool, beats);
    });
    const at = instant(start + 1000);
    await Promise.all(devices.map((device, n) => add({ device, health: { n }, at })));
    expect(commits).toEqual([devices.length]);
    const { rows } = await pool.query<{ heard: string }>(
      `select count(*) as heard from device_presence where heard_at = $1 and health ? 'n' and is_online`,
      [new Date(at)],
    );
    expect(Number(rows[0]?.heard)).toBe(devices.length);
  });

  it('of one device: the last one stays', async () => {
    const [device = '' as DeviceId] = devices;
    const beat = (n: number) => store.presence.heard(device, { last: n }, instant(start + 2000 + n));
    await Promise.all([1, 2, 3].map(beat));
    expect(await stateOf(device)).toMatchObject({ health: { last: 3 } });
  });

  it('do not bring back a device that has gone meanwhile', async () => {
    const [, device = '' as DeviceId] = devices;
    const beat = store.presence.heard(device, { is: 'late' }, instant(start + 3000));
    expect(await store.presence.gone(device, 's', instant(start + 3001))).toBe(true);
    await beat;
    expect(await stateOf(device)).toMatchObject({ is_online: false });
  });

  it('tell everybody who waits when the store does not take them, and go on afterwards', async () => {
    let isBroken = true;
    const taken: Heartbeat[] = [];
    const { add } = gatherHeartbeats(async (beats) => {
      if (isBroken) throw new Error('no store');
      taken.push(...beats);
    });
    const beat = (device: string) => add({ device: device as DeviceId, health: {}, at: start });
    expect((await Promise.allSettled([beat('a'), beat('b')])).map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
    ]);
    isBroken = false;
    await beat('a');
    expect(taken).toHaveLength(1);
  });
});
