import {
  bulkCommandRoutes,
  configProfileRoutes,
  deviceGroupRoutes,
  deviceRoutes,
} from '@vedette/contract/platform';
import { beforeAll, describe, expect, it } from 'vitest';
import { boss, type Fleet, guard, stranger, testFleet } from '../../test/fleet-app.ts';
import { serveModule } from '../module/serve-module.ts';
import { bulkCommandAccess, bulkCommandHandlers } from './bulk-handlers.ts';
import {
  configProfileAccess,
  configProfileHandlers,
  deviceGroupAccess,
  deviceGroupHandlers,
} from './group-handlers.ts';
import { deviceAccess, deviceHandlers } from './handlers.ts';

let fleet: Fleet;
const asBoss = (method: string, path: string, body?: unknown) => fleet.app(boss)(method, path, body);

beforeAll(async () => {
  fleet = await testFleet(4, (app, { store, clock, trail: audit, woken }) => {
    const wake = (device: (typeof woken)[number]) => void woken.push(device);
    const deps = { ...store, audit, wake, now: clock.now, checkCode: async () => 'right' as const };
    serveModule(app, deviceRoutes, deviceAccess, deviceHandlers(deps));
    serveModule(app, deviceGroupRoutes, deviceGroupAccess, deviceGroupHandlers(deps));
    serveModule(app, configProfileRoutes, configProfileAccess, configProfileHandlers(deps));
    serveModule(app, bulkCommandRoutes, bulkCommandAccess, bulkCommandHandlers(deps));
  });
});

const health = (changed: object = {}) => ({
  ...{ at: 1, uptime: 1, logs: [], captures: { waiting: 0 }, tampered: false, troubles: [] },
  clock: { quality: 'synced', offset: 0, uncertainty: 1 },
  storage: { freeBytes: 50, totalBytes: 100 },
  ...changed,
});
const bear = (n: number, told: object) =>
  fleet.store.presence.born(
    fleet.devices[n] as never,
    {
      session: 's',
      over: 'channel',
      facts: { software: '1.0.0', model: 'Pillar 7', serial: 'AB-12' },
      health: told,
    },
    fleet.clock.now(),
  );

describe('a sentinel', () => {
  it('tells in words what is wrong with it', async () => {
    const troubles = async () => (await asBoss('get', `/api/devices/${fleet.devices[0]}`)).body.troubles;
    expect(await troubles()).toEqual([{ code: 'never-heard', values: {} }]);
    await bear(0, health());
    expect(await troubles()).toEqual([]);
    const bad = {
      ...{ tampered: true, troubles: ['camera', 'update:trying'], captures: { waiting: 5_000 } },
      clock: { quality: 'unsynced', offset: -61_000, uncertainty: null },
      ...{ storage: { freeBytes: 5, totalBytes: 100 }, logs: [{ log: 'l', head: 3_000, through: 1 }] },
    };
    await bear(0, health(bad));
    expect((await troubles()).map(({ code }: { code: string }) => code)).toEqual([
      ...['part-failed', 'tampered', 'storage-low', 'clock-off', 'clock-unsynced', 'records-waiting'],
      ...['captures-waiting', 'update-trying'],
    ]);
    expect(await troubles()).toContainEqual({ code: 'clock-off', values: { seconds: -61 } });
    await fleet.store.presence.gone(fleet.devices[0] as never, 's', fleet.clock.now());
    expect((await troubles())[0]).toMatchObject({ code: 'offline', values: { since: fleet.clock.now() } });
    await bear(0, { nonsense: true });
    expect(await troubles()).toEqual([]);
  });

  it('is found by its number, its model and its serial number, and counted', async () => {
    for (const text of [fleet.devices[0]?.slice(0, 16), 'pillar', 'ab-1'])
      expect((await asBoss('get', `/api/devices?text=${text}`)).body.items).toHaveLength(1);
    expect((await asBoss('get', '/api/device-counts')).body).toEqual({
      online: 1,
      offline: 0,
      neverHeard: 3,
      retired: 0,
    });
  });
});

describe('a profile', () => {
  it('is written, previewed, rolled out to a group, and told of its devices by one look', async () => {
    const settings = [['sound.volume', 70]];
    const profile = (await asBoss('post', '/api/config-profiles', { name: 'Doors', settings })).body;
    const group = (await asBoss('post', '/api/device-groups', { name: 'East' })).body;
    const members = { add: fleet.devices.slice(0, 2), remove: [] };
    expect((await asBoss('post', `/api/device-groups/${group.id}/members`, members)).body).toEqual({
      added: 2,
      removed: 0,
    });
    const follow = { profile: profile.id, version: 1 };
    expect((await asBoss('post', `/api/device-groups/${group.id}/profile-preview`, { follow })).body).toEqual(
      {
        ...{ devices: 2, changed: 2, changes: [{ key: 'sound.volume', to: 70, devices: 2 }] },
      },
    );
    fleet.woken.length = 0;
    expect((await asBoss('put', `/api/device-groups/${group.id}/profile`, { follow })).body).toEqual({
      changed: 2,
    });
    expect([...fleet.woken].sort()).toEqual([...members.add].sort());
    await asBoss('put', `/api/devices/${fleet.devices[1]}/settings`, { settings: [['screen.idle', true]] });
    expect((await asBoss('get', `/api/devices/${fleet.devices[1]}/settings`)).body).toMatchObject({
      ...{
        group: group.id,
        profile: { name: 'Doors', version: 1 },
        desiredVersion: 2,
        reportedVersion: null,
      },
      settings: [
        { key: 'screen.idle', value: true, from: 'own' },
        { key: 'sound.volume', value: 70, from: 'profile' },
      ],
    });
    expect((await asBoss('get', '/api/config-profiles')).body.items).toMatchObject([
      { version: 1, groups: [{ name: 'East' }] },
    ]);
    expect((await asBoss('get', `/api/devices?group=${group.id}`)).body.items).toHaveLength(2);
    expect((await asBoss('get', '/api/devices?group=none')).body.items).toHaveLength(2);
    for (const [method, path, body] of [
      ['patch', `/api/device-groups/${group.id}`, { name: 'Mine' }],
      ['delete', `/api/device-groups/${group.id}`, undefined],
      ['get', `/api/config-profiles/${profile.id}/versions`, undefined],
      ['get', `/api/devices/${fleet.devices[1]}/settings`, undefined],
    ] as const)
      expect((await fleet.app(stranger)(method, path, body)).status).toBe(404);
    expect((await fleet.app(guard)('delete', `/api/device-groups/${group.id}`)).status).toBe(403);
    const narrow = { ...boss, permissions: new Set(['devices-see']) };
    expect((await fleet.app(narrow)('post', '/api/device-groups', { name: 'X' })).status).toBe(403);
  });
});

describe('many sentinels', () => {
  it('are told at once, and their progress is one look', async () => {
    const command = { kind: 'diagnose', items: ['clock', 'storage'], reason: 'check' };
    const given = (await asBoss('post', '/api/bulk-commands', { selection: { place: 1 }, command })).body;
    expect(given).toMatchObject({ kind: 'diagnose', devices: 4, progress: { waiting: 4, done: 0 } });
    const [told] = await fleet.store.commands.take(fleet.devices[2] as never, fleet.clock.now(), true, 5);
    const result = [['clock.offset', 3]];
    await fleet.store.commands.answered(
      fleet.devices[2] as never,
      told?.id ?? '',
      { state: 'done', result },
      fleet.clock.now(),
    );
    const commands = (await asBoss('get', `/api/bulk-commands/${given.id}/commands`)).body.items;
    expect(commands.find(({ phase }: { phase: string }) => phase === 'done').result).toEqual(result);
    expect((await fleet.app(stranger)('get', `/api/bulk-commands/${given.id}`)).status).toBe(404);
    const unknown = { kind: 'open-lane', lane: 'lane-1', reason: null };
    expect(
      (await asBoss('post', '/api/bulk-commands', { selection: { place: 1 }, command: unknown })).status,
    ).toBe(400);
    expect((await asBoss('post', `/api/bulk-commands/${given.id}/cancellation`)).body.progress).toMatchObject(
      { waiting: 0, done: 1, expired: 3 },
    );
  });
});

describe('a retired sentinel', () => {
  it('leaves a tombstone with the hash of its key, its reason, and its events', async () => {
    const path = `/api/devices/${fleet.devices[3]}`;
    expect((await fleet.app(stranger)('post', `${path}/retirement`, { reason: 'mine' })).status).toBe(404);
    await asBoss('post', `${path}/retirement`, { reason: 'sold' });
    const [stone] = (await asBoss('get', '/api/device-tombstones')).body.items;
    expect(stone).toMatchObject({ device: fleet.devices[3], reason: 'sold', by: boss.account });
    expect(stone.keyHash).toMatch(/^[0-9a-f]{64}$/);
    expect((await asBoss('get', `${path}/events`)).body.items).toMatchObject([
      { kind: 'retired', by: boss.account },
    ]);
    expect((await fleet.app(stranger)('get', `${path}/events`)).status).toBe(404);
    expect(fleet.trail.lines.map(({ action }) => action)).toContain('device-retired');
  });
});
