import { createHash } from 'node:crypto';
import { duration, instant, type OrganisationId } from '@vedette/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { morning, organisation, plantFleet } from '../../../test/platform/record-kit.ts';
import { testPlatformStore } from '../../../test/platform/test-database.ts';
import type { DeviceId } from '../devices/port.ts';
import type { LocationId } from '../locations/port.ts';
import type { PlatformStore } from '../platform-store.ts';
import type { NewRollout, Rollout } from './port.ts';

const at = instant(morning);
const later = (ms: number) => instant(morning + ms);
const ours = organisation as OrganisationId;
const reach = { organisations: [ours], places: null };
const foreign = { organisations: ['00000000-0000-4000-8000-000000000009' as OrganisationId], places: null };
const archive = (version: string) => Buffer.from(`archive of ${version}`);
const hashOf = (version: string) => createHash('sha256').update(archive(version)).digest('hex');
let store: PlatformStore;
let fleet: readonly DeviceId[];

beforeEach(async () => {
  store = await testPlatformStore();
  fleet = await plantFleet(store.database.pool, 10, 2);
  const named = ['1.0.0', '1.1.0'].map((version) => ({
    ...{
      hash: hashOf(version),
      version,
      path: `${version}.zip`,
      length: archive(version).length,
      note: null,
    },
  }));
  for (const version of ['1.0.0', '1.1.0']) await put(version);
  await store.updates.publish([], named, at);
  for (const device of fleet) await run(device, '1.0.0', at);
});

async function* once(bytes: Uint8Array) {
  yield bytes;
}
const put = (version: string) => store.updateArchives.put(hashOf(version), once(archive(version)), 1000, at);
/** A birth with that software, as after a restart. */
const run = (device: DeviceId, software: string, when: typeof at, troubles: readonly string[] = []) =>
  store.presence.born(
    device,
    { session: String(when), over: 'channel', facts: { software }, health: { troubles } },
    when,
  );
const start = (changed: Partial<NewRollout> = {}): Promise<Rollout> =>
  store.rollouts.start(
    reach,
    {
      ...{ organisation: ours, hash: hashOf('1.1.0'), scope: { place: 1 as LocationId }, by: 'op' },
      ...{ stages: [0.2, 1], failureLimit: 0.2, patience: duration(3_600_000) },
      ...changed,
    },
    at,
  );
const inState = async (id: Rollout['id'], state: 'told' | 'failed' | 'good' | 'late' | 'waiting') =>
  (await store.rollouts.devices(reach, id, { state, limit: 100 })).items.map(({ device }) => device);
const answer = async (device: DeviceId, state: 'done' | 'failed') => {
  const [command] = await store.commands.take(device, at, true, 10);
  await store.commands.answered(
    device,
    command?.id ?? '',
    { state, ...(state === 'failed' ? { failure: 'internal' } : {}) },
    at,
  );
};

describe('a roll-out', () => {
  it('tells its canary alone, then the others when the canary is good', async () => {
    const { id, counts } = await start();
    expect(counts.waiting).toBe(10);
    const { told } = await store.rollouts.step(later(1));
    expect(told).toHaveLength(2);
    for (const device of told) await answer(device, 'done');
    await store.rollouts.step(later(2));
    expect((await store.rollouts.get(reach, id))?.counts.installed).toBe(2);
    for (const device of told) await run(device, '1.1.0', later(3), ['update:trying']);
    expect((await store.rollouts.step(later(4))).told).toEqual([]);
    expect((await store.rollouts.get(reach, id))?.counts.trying).toBe(2);
    for (const device of told) await store.presence.heard(device, { troubles: [] }, later(5));
    expect((await store.rollouts.step(later(6))).told).toHaveLength(8);
    for (const device of await inState(id, 'told')) await run(device, '1.1.0', later(7));
    expect((await store.rollouts.step(later(8))).done).toMatchObject([
      { id, phase: 'done', counts: { good: 10 } },
    ]);
    expect((await store.updates.releases(reach)).find(({ version }) => version === '1.1.0')?.running).toBe(
      10,
    );
  });

  it('stops by itself when too many fail, and takes back what nobody was sent yet', async () => {
    const { id } = await start({ stages: [0.5, 1], failureLimit: 0.3 });
    const { told } = await store.rollouts.step(later(1));
    const [first = '' as DeviceId, second = '' as DeviceId, third = '' as DeviceId] = told;
    await run(first, '1.1.0', later(2));
    await answer(second, 'failed');
    await store.commands.take(third, at, true, 10);
    await run(third, '1.0.0', later(2), ['update:fell-back', 'update:failed:pages', 'update:failed:lanes']);
    const { stopped } = await store.rollouts.step(later(3));
    expect(stopped).toMatchObject([{ id, phase: 'stopped', stoppedBy: 'failures' }]);
    expect(await store.rollouts.get(reach, id)).toMatchObject({
      counts: { good: 1, failed: 2, cancelled: 7, waiting: 0, told: 0 },
    });
    const failures = (await store.rollouts.devices(reach, id, { state: 'failed' })).items;
    expect(failures.map(({ failure }) => failure).sort()).toEqual(['fell-back: pages lanes', 'internal']);
    expect(await store.commands.take(told[4] as DeviceId, at, true, 10)).toEqual([]);
  });

  it('does not go on while nobody of a stage came through', async () => {
    const { id } = await start();
    await store.rollouts.step(later(1));
    expect((await store.rollouts.step(later(3_600_001))).told).toEqual([]);
    expect(await store.rollouts.get(reach, id)).toMatchObject({
      phase: 'running',
      stage: 0,
      counts: { late: 2 },
    });
  });

  it('goes back to what each device ran before', async () => {
    const { id } = await start();
    const { told } = await store.rollouts.step(later(1));
    for (const device of told) await run(device, '1.1.0', later(2));
    await store.rollouts.step(later(3));
    const [back] = await store.rollouts.rollBack(reach, id, 'op', later(4));
    expect(back).toMatchObject({ kind: 'back', version: '1.0.0', counts: { waiting: 10 } });
    expect((await store.rollouts.get(reach, id))?.phase).toBe('stopped');
    expect((await store.rollouts.step(later(5))).told).toHaveLength(10);
    await expect(store.rollouts.rollBack(reach, back?.id ?? id, 'op', at)).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('can be paused, resumed and stopped; a device is in one at a time', async () => {
    const { id } = await start();
    await store.rollouts.setPhase(reach, id, 'paused', at);
    expect((await store.rollouts.step(later(1))).told).toEqual([]);
    await expect(start()).rejects.toMatchObject({ code: 'not-found', details: { at: 'device' } });
    await store.rollouts.setPhase(reach, id, 'running', at);
    await store.rollouts.setPhase(reach, id, 'stopped', at);
    await expect(store.rollouts.setPhase(reach, id, 'running', at)).rejects.toMatchObject({
      code: 'conflict',
    });
    expect((await start()).counts.waiting).toBe(10);
  });

  it('is none of another organisation, nor decided by whoever reaches a part of it', async () => {
    const { id } = await start();
    expect(await store.rollouts.get(foreign, id)).toBeNull();
    expect((await store.rollouts.list(foreign, {})).items).toEqual([]);
    await expect(store.rollouts.setPhase(foreign, id, 'stopped', at)).rejects.toMatchObject({
      code: 'not-found',
    });
    const narrow = { organisations: [ours], places: [2 as LocationId] };
    await expect(store.rollouts.setPhase(narrow, id, 'stopped', at)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect((await store.rollouts.get(narrow, id))?.counts.waiting).toBe(5);
  });

  it('needs a release that is named and here, and shares that end with everybody', async () => {
    await expect(start({ hash: hashOf('9.9.9') })).rejects.toMatchObject({ code: 'not-found' });
    for (const stages of [[0.5], [0.5, 0.2, 1], [1, 1]])
      await expect(start({ stages })).rejects.toMatchObject({ code: 'input-invalid' });
  });
});

describe('an archive', () => {
  it('is kept when it is what its hash says, and read from anywhere', async () => {
    const bytes = Buffer.alloc(2_500_000, 'vedette');
    const hash = createHash('sha256').update(bytes).digest('hex');
    await expect(
      store.updateArchives.put(hash, once(Buffer.from('other')), 9_000_000, at),
    ).rejects.toMatchObject({
      code: 'input-invalid',
    });
    await expect(store.updateArchives.put(hash, once(bytes), 1_000_000, at)).rejects.toMatchObject({
      code: 'upload-too-large',
    });
    expect(await store.updateArchives.length(hash)).toBeNull();
    expect(await store.updateArchives.put(hash, once(bytes), 9_000_000, at)).toBe(bytes.length);
    expect(Buffer.from(await store.updateArchives.read(hash, 1_048_570, 20))).toEqual(
      bytes.subarray(1_048_570, 1_048_590),
    );
    expect(Buffer.from(await store.updateArchives.read(hash, 2_499_990, 100))).toEqual(
      bytes.subarray(2_499_990),
    );
    expect(await store.updateArchives.read(hash, 3_000_000, 100)).toHaveLength(0);
  });
});
