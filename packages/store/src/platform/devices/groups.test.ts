import { instant, type OrganisationId } from '@vedette/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { morning, organisation, plantFleet } from '../../../test/platform/record-kit.ts';
import { testPlatformStore } from '../../../test/platform/test-database.ts';
import type { LocationId } from '../locations/port.ts';
import type { PlatformStore } from '../platform-store.ts';
import type { BulkCommandId, ConfigProfile, DeviceGroup } from './groups-port.ts';
import type { DeviceId } from './port.ts';

const at = instant(morning);
const ours = organisation as OrganisationId;
const reach = { organisations: [ours], places: null };
const siteReach = { organisations: [ours], places: [2 as LocationId] };
const foreign = { organisations: ['00000000-0000-4000-8000-000000000009' as OrganisationId], places: null };
let store: PlatformStore;
let fleet: readonly DeviceId[];
let group: DeviceGroup;
let profile: ConfigProfile;
const nth = (n: number): DeviceId => fleet[n] as DeviceId;

beforeAll(async () => {
  store = await testPlatformStore();
  fleet = await plantFleet(store.database.pool, 6, 2);
  const settings = [
    ['sound.volume', 60],
    ['screen.language', 'en'],
  ] as const;
  profile = await store.configProfiles.create(
    reach,
    { organisation: ours, name: 'Doors', settings, by: 'op' },
    at,
  );
  group = await store.deviceGroups.create(reach, ours, 'East', at);
  await store.deviceGroups.move(reach, group.id, { add: [nth(0), nth(1), nth(2)], remove: [] }, 'op', at);
});

describe('a profile', () => {
  it('is followed by every device of a group, whose own values count first', async () => {
    await store.configs.setOwn(reach, nth(0), [['sound.volume', 10]]);
    const follow = { profile: profile.id, version: 1 };
    expect(await store.deviceGroups.preview(reach, group.id, follow)).toMatchObject({
      devices: 3,
      changed: 3,
      changes: [
        { key: 'screen.language', from: undefined, to: 'en', devices: 3 },
        { key: 'sound.volume', from: undefined, to: 60, devices: 2 },
      ],
    });
    const changed = await store.deviceGroups.follow(reach, group.id, follow, 'op', at);
    expect([...changed].sort()).toEqual([nth(0), nth(1), nth(2)].sort());
    expect((await store.configs.desired(nth(0))).settings).toEqual([
      ['screen.language', 'en'],
      ['sound.volume', 10],
    ]);
    expect(await store.configs.effective(reach, nth(0))).toMatchObject({
      profile: { name: 'Doors', version: 1 },
      own: [['sound.volume', 10]],
    });
    expect(await store.deviceGroups.follow(reach, group.id, follow, 'op', at)).toEqual([]);
  });

  it('in another version changes nothing until the group is told', async () => {
    const next = { settings: [['sound.volume', 80]] as const, by: 'op', note: null };
    expect((await store.configProfiles.addVersion(reach, profile.id, next, at)).version).toBe(2);
    expect((await store.configs.desired(nth(1))).settings).toContainEqual(['sound.volume', 60]);
    const preview = await store.deviceGroups.preview(reach, group.id, { profile: profile.id, version: 2 });
    expect(preview.changes).toEqual([
      { key: 'screen.language', from: 'en', to: undefined, devices: 3 },
      { key: 'sound.volume', from: 60, to: 80, devices: 2 },
    ]);
    expect((await store.configProfiles.versions(reach, profile.id)).map(({ version }) => version)).toEqual([
      2, 1,
    ]);
  });

  it('counts who follows, who refused, and who has not said', async () => {
    const { version } = await store.configs.desired(nth(0));
    await store.configs.reported(nth(0), version, [], at);
    await store.configs.reported(nth(1), 1, [{ key: 'sound.volume', fault: 'invalid' }], at);
    const [found] = await store.deviceGroups.list(reach);
    expect(found).toMatchObject({ devices: 3, settled: 1, refused: 1, waiting: 1 });
  });

  it('goes only when no group follows it, and leaves a device that left its group what is its own', async () => {
    await expect(store.configProfiles.remove(reach, profile.id)).rejects.toMatchObject({ code: 'conflict' });
    const out = { add: [], remove: [nth(0)] };
    expect(await store.deviceGroups.move(reach, group.id, out, 'op', at)).toMatchObject({ removed: 1 });
    expect((await store.configs.desired(nth(0))).settings).toEqual([['sound.volume', 10]]);
  });

  it('does not exist for others, and is not changed by whoever looks after some places', async () => {
    expect(await store.configProfiles.list(foreign)).toEqual([]);
    expect(await store.deviceGroups.list(foreign)).toEqual([]);
    const follow = { profile: profile.id, version: 2 };
    await expect(store.deviceGroups.preview(foreign, group.id, follow)).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(store.deviceGroups.follow(foreign, group.id, follow, 'x', at)).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(store.deviceGroups.follow(siteReach, group.id, follow, 'x', at)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(store.deviceGroups.create(reach, ours, 'EAST', at)).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});

describe('a command for many', () => {
  const command = {
    organisation: ours,
    kind: 'self-test',
    body: {},
    notAfter: instant(morning + 60_000),
  } as const;
  const why = { by: 'op', reason: null };

  it('is given to each device of the selection, and counted where it stands', async () => {
    const { bulk, devices } = await store.bulkCommands.give(
      reach,
      { ...command, ...why, selection: { place: 1 as LocationId } },
      at,
    );
    expect(devices).toHaveLength(6);
    const [given] = await store.commands.take(nth(3), at, true, 10);
    await store.commands.answered(nth(3), given?.id ?? '', { state: 'done', result: [] }, at);
    expect((await store.bulkCommands.get(reach, bulk.id))?.progress).toMatchObject({ waiting: 5, done: 1 });
    expect(await store.bulkCommands.get(siteReach, bulk.id)).toMatchObject({ devices: 3 });
    expect(await store.bulkCommands.get(foreign, bulk.id)).toBeNull();
    const page = await store.bulkCommands.commands(reach, bulk.id, { limit: 4 });
    const rest = await store.bulkCommands.commands(reach, bulk.id, { limit: 4, cursor: page.next });
    expect(new Set([...page.items, ...rest.items].map(({ device }) => device)).size).toBe(6);
    expect((await store.bulkCommands.cancel(reach, bulk.id, at)).progress).toMatchObject({
      waiting: 0,
      expired: 5,
    });
    expect((await store.bulkCommands.list(reach, {})).items.map(({ id }) => id)).toEqual([bulk.id]);
  });

  it('is given to nobody when one of those named is out of reach, and opens no lanes', async () => {
    const named = { ...command, ...why, selection: { devices: [nth(0), nth(1)] } };
    await expect(store.bulkCommands.give(siteReach, named, at)).rejects.toMatchObject({ code: 'not-found' });
    await expect(store.bulkCommands.give(foreign, named, at)).rejects.toMatchObject({ code: 'not-found' });
    const lanes = { ...named, kind: 'open-lane' as const };
    await expect(store.bulkCommands.give(reach, lanes, at)).rejects.toMatchObject({ code: 'input-invalid' });
    expect(
      await store.bulkCommands.get(reach, '00000000-0000-4000-8000-00000000ffff' as BulkCommandId),
    ).toBeNull();
  });
});

describe('what happened to a device', () => {
  it('is written down with what was done, and forgotten in time', async () => {
    await store.presence.born(
      nth(4),
      { session: 's', over: 'channel', facts: { software: '1.2.3' }, health: {} },
      at,
    );
    await store.presence.gone(nth(4), 's', at);
    await store.devices.retire(reach, nth(4), at, { by: 'op', reason: 'sold' });
    await store.devices.retire(reach, nth(4), at, { by: 'other', reason: 'again' });
    const events = await store.deviceEvents.list(reach, nth(4), {});
    expect(events.items.map(({ kind }) => kind).sort()).toEqual(['born', 'gone', 'retired']);
    expect(events.items.find(({ kind }) => kind === 'born')?.detail).toMatchObject({ software: '1.2.3' });
    await expect(store.deviceEvents.list(foreign, nth(4), {})).rejects.toMatchObject({ code: 'not-found' });
    expect((await store.devices.tombstones(reach, {})).items).toMatchObject([
      { device: nth(4), reason: 'sold' },
    ]);
    expect((await store.devices.tombstones(foreign, {})).items).toEqual([]);
    expect(await store.deviceEvents.forget(instant(morning + 1), 100)).toBeGreaterThan(2);
  });

  it('leaves counts for whoever reaches it', async () => {
    expect(await store.devices.counts(reach)).toEqual({ online: 0, offline: 0, neverHeard: 5, retired: 1 });
    expect(await store.devices.counts(foreign)).toEqual({ online: 0, offline: 0, neverHeard: 0, retired: 0 });
  });
});

it('shows devices in quarantine to whoever reaches every organisation, and to nobody else', async () => {
  const { id } = await store.devices.register(Buffer.alloc(32, 7), { model: 'pillar' }, at);
  const shown = async (who: typeof reach) => (await store.devices.quarantine(who, {}, at)).items;
  expect(await shown(reach)).toMatchObject([{ id, said: { model: 'pillar' }, codeUntil: null }]);
  expect(await store.devices.quarantine(siteReach, {}, at)).toMatchObject({ items: [] });
  await store.database.pool.query(`insert into organisation (id, name) values ($1, 'Theirs')`, [
    foreign.organisations[0],
  ]);
  expect(await shown(reach)).toEqual([]);
  expect(
    await shown({ organisations: [...reach.organisations, ...foreign.organisations], places: null }),
  ).toHaveLength(1);
});
