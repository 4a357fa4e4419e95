import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { instant, type OrganisationId, type PassageId } from '@vedette/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { morning, organisation, passageId, plantFleet, record } from '../../../test/platform/record-kit.ts';
import { testDatabase } from '../../../test/platform/test-database.ts';
import type { Database } from '../database/port.ts';
import type { LocationId } from '../locations/port.ts';
import { openIngest } from '../records/ingest.ts';
import type { LogId } from '../records/port.ts';
import { platformCaptures } from './captures.ts';
import { platformOffers, platformVouchers } from './claiming.ts';
import { platformCommands } from './commands.ts';
import { platformConfigs } from './configs.ts';
import { platformNonces } from './nonces.ts';
import type { DeviceId, NewCommand } from './port.ts';
import { platformPresence } from './presence.ts';
import { platformDevices } from './repository.ts';

const at = instant(morning);
const later = (ms: number) => instant(morning + ms);
const site = 2 as LocationId;
const reach = { organisations: [organisation as OrganisationId], places: null };
const foreign = { organisations: ['00000000-0000-4000-8000-000000000009' as OrganisationId], places: null };
const why = { by: 'operator', reason: 'sold' };
let database: Database;
let fleet: readonly DeviceId[];

beforeAll(async () => {
  database = await testDatabase();
  fleet = await plantFleet(database.pool, 5, 2);
});
const devices = () => platformDevices(database.pool);
const newDevice = () => devices().register(randomBytes(32), { model: 'pillar' }, at);
const nth = (n: number): DeviceId => fleet[n] as DeviceId;

describe('a device', () => {
  it('waits in quarantine under the number of its key, the same each time it comes', async () => {
    const key = randomBytes(32);
    const [first, again] = [
      await devices().register(key, {}, at),
      await devices().register(key, {}, later(5)),
    ];
    expect(first).toEqual(again);
    expect(first).toMatchObject({ state: 'quarantined', site: null });
    expect(first.id).toMatch(/^[a-z2-7]{16}$/);
    const many = await Promise.all(Array.from({ length: 6 }, newDevice));
    expect(new Set(many.map(({ id }) => id)).size).toBe(6);
  });

  it('is claimed once, for a site within reach', async () => {
    const { id } = await newDevice();
    await expect(devices().claim(foreign, id, site, at)).rejects.toMatchObject({ code: 'input-invalid' });
    await expect(devices().claim(reach, id, 1 as LocationId, at)).rejects.toMatchObject({
      code: 'input-invalid',
    });
    expect(await devices().claim(reach, id, site, at)).toMatchObject({
      state: 'claimed',
      site,
      claimedAt: at,
    });
    await expect(devices().claim(reach, id, site, at)).rejects.toMatchObject({ code: 'conflict' });
    expect(await devices().get(foreign, id)).toBeNull();
    expect((await devices().list(reach, { site })).items.map((one) => one.id)).toContain(id);
    expect((await devices().list(foreign, {})).items).toEqual([]);
  });

  it('that was retired never comes back under its key', async () => {
    const key = randomBytes(32);
    const { id } = await devices().register(key, {}, at);
    await devices().claim(reach, id, site, at);
    await expect(devices().retire(foreign, id, at, why)).rejects.toMatchObject({ code: 'not-found' });
    expect(await devices().retire(reach, id, at, why)).toMatchObject({ state: 'retired', retiredAt: at });
    expect((await devices().register(key, {}, later(9))).state).toBe('retired');
    await expect(devices().claim(reach, id, site, at)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is there from its birth on until its own session ends, or it is silent too long', async () => {
    const presence = platformPresence(database.pool);
    const birth = (session: string) => ({ session, over: 'channel', facts: { boot: session }, health: {} });
    await presence.born(nth(0), birth('a'), at);
    await presence.born(nth(0), birth('b'), later(10));
    expect(await presence.gone(nth(0), 'a', later(20))).toBe(false);
    expect((await devices().find(nth(0)))?.presence).toMatchObject({ isOnline: true, bornAt: later(10) });
    await presence.heard(nth(0), { uptime: 5 }, later(30_000));
    expect(await presence.silentSince(later(30_000), later(90_000), 10)).toEqual([]);
    const both = await Promise.all([1, 2].map(() => presence.silentSince(later(30_001), later(90_000), 10)));
    expect(both.flat()).toEqual([nth(0)]);
    expect((await devices().list(reach, { online: true })).items).toEqual([]);
  });
});

describe('claiming', () => {
  it('counts the tries of the code that is shown now', async () => {
    const offers = platformOffers(database.pool);
    const { id } = await newDevice();
    const [salt, check] = [randomBytes(16), randomBytes(32)];
    await offers.put(id, { check, salt, expiresAt: later(600_000), tries: 0, proofKey: null });
    const tries = await Promise.all([1, 2, 3].map(() => offers.countTry(id, salt)));
    expect(tries.toSorted()).toEqual([1, 2, 3]);
    expect(await offers.countTry(id, randomBytes(16))).toBeNull();
    await offers.settle(id, salt, check);
    expect((await offers.find(id))?.proofKey).toEqual(check);
  });

  it('by voucher is as often as it says, and a second time for the same device counts nothing', async () => {
    const vouchers = platformVouchers(database.pool);
    const voucher = { id: 'v-1', site, key: randomBytes(32), uses: 2, expiresAt: later(1_000), by: 'owner' };
    await expect(vouchers.make(foreign, voucher, at)).rejects.toMatchObject({ code: 'not-found' });
    await vouchers.make(reach, voucher, at);
    const three = await Promise.all([newDevice(), newDevice(), newDevice()]);
    const redeemed = await Promise.all(three.map(({ id }) => vouchers.redeem('v-1', id, at)));
    expect(redeemed.filter(Boolean)).toHaveLength(2);
    const winner = three[redeemed.indexOf(true)]?.id as DeviceId;
    expect(await vouchers.redeem('v-1', winner, later(5_000))).toBe(true);
    expect(await vouchers.find('v-1', at)).toBeNull();
    expect(await vouchers.redeem('nothing', winner, at)).toBe(false);
  });

  it('knows a request that it has seen, until it is too old to matter', async () => {
    const nonces = platformNonces(database.pool);
    const seen = await Promise.all([1, 2, 3].map(() => nonces.isFirst('key', 'nonce', later(300_000))));
    expect(seen.filter(Boolean)).toHaveLength(1);
    await nonces.forget(later(300_001));
    expect(await nonces.isFirst('key', 'nonce', later(900_000))).toBe(true);
  });
});

describe('a command', () => {
  const commands = () => platformCommands(database.pool);
  const command = (kind: NewCommand['kind'], device: DeviceId): NewCommand => ({
    ...{ id: randomUUID(), device, kind, body: kind === 'open-lane' ? { lane: 'lane-1' } : {} },
    ...{ notAfter: later(3_600_000), by: 'guard', reason: null },
  });

  it('that opens a door is given once, to one caller, and lives ten seconds', async () => {
    const given = await commands().give(reach, command('open-lane', nth(1)), at);
    expect(given.notAfter).toBe(later(10_000));
    const taken = await Promise.all([1, 2, 3].map(() => commands().take(nth(1), later(100), true, 10)));
    expect(taken.flat().map(({ id }) => id)).toEqual([given.id]);
    expect(await commands().take(nth(1), later(200), true, 10)).toEqual([]);
    const late = await commands().give(reach, command('open-lane', nth(1)), at);
    expect(await commands().take(nth(1), later(10_000), true, 10)).toEqual([]);
    expect((await commands().lapse(later(10_000), 10)).map(({ id, phase }) => [id, phase])).toEqual(
      expect.arrayContaining([[late.id, 'expired']]),
    );
  });

  it('of any other kind is given again until it is acknowledged', async () => {
    const { id } = await commands().give(reach, command('self-test', nth(2)), at);
    const ids = async (ms: number, isFresh: boolean) =>
      (await commands().take(nth(2), later(ms), isFresh, 10)).map((one) => one.id);
    expect(await ids(0, false)).toEqual([id]);
    expect(await ids(1_000, false)).toEqual([]);
    expect(await ids(2_000, true)).toEqual([id]);
    expect(await ids(32_000, false)).toEqual([id]);
    await commands().answered(nth(2), id, { state: 'acknowledged' }, later(33_000));
    expect(await ids(90_000, true)).toEqual([]);
    const result = [['driver', 'ok']];
    expect(await commands().answered(nth(2), id, { state: 'done', result }, later(95_000))).toMatchObject({
      ...{ phase: 'done', result, endedAt: later(95_000) },
    });
    expect(await commands().answered(nth(2), id, { state: 'failed' }, later(96_000))).toMatchObject({
      phase: 'done',
    });
  });

  it('is answered by its own device alone, and given within reach alone', async () => {
    const { id } = await commands().give(reach, command('restart', nth(3)), at);
    expect(await commands().answered(nth(4), id, { state: 'done' }, at)).toBeNull();
    expect(await commands().answered(nth(3), id, { state: 'done' }, at)).toBeNull();
    await expect(commands().give(foreign, command('restart', nth(3)), at)).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await commands().get(foreign, id)).toBeNull();
    expect((await commands().list(reach, { device: nth(3) })).items.map((one) => one.id)).toEqual([id]);
    expect((await commands().list(foreign, {})).items).toEqual([]);
    const elsewhere = { ...reach, places: [99 as LocationId] };
    await expect(commands().give(elsewhere, command('restart', nth(3)), at)).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('settings', () => {
  it('have a version that grows with each change, and what the device said to it', async () => {
    const configs = platformConfigs(database.pool);
    expect(await configs.desired(nth(0))).toEqual({ version: 0, settings: [] });
    expect(await configs.setOwn(reach, nth(0), [['screen.brightness', 80]])).toBe(1);
    expect(await configs.setOwn(reach, nth(0), [['screen.brightness', 60]])).toBe(2);
    expect(await configs.desired(nth(0))).toEqual({ version: 2, settings: [['screen.brightness', 60]] });
    await configs.reported(nth(0), 2, [{ key: 'screen.brightness', fault: 'invalid' }], at);
    await expect(configs.setOwn(foreign, nth(0), [])).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a capture', () => {
  const bytes = randomBytes(5_000);
  const hash = createHash('sha256').update(bytes).digest('hex');
  const offered = (device: DeviceId, id: PassageId = passageId(device, 1)) => ({
    ...{
      record: id,
      occurredAt: later(1_000),
      takenAt: later(900),
      keyId: 'k.2026-11-24.1',
      size: bytes.length,
    },
  });

  it('of a record that is there arrives part by part, and goes on where it broke off', async () => {
    const ingest = openIngest(database.pool, { now: () => morning + 60_000 });
    await ingest.append(nth(0), 'log' as LogId, [{ seq: 1, entry: record(nth(0), 1) }]);
    await ingest.close();
    const captures = platformCaptures(database.pool);
    expect(await captures.offer(nth(0), hash, offered(nth(0)), at)).toEqual({ offset: 0, complete: false });
    expect(await captures.append(nth(0), hash, 0, bytes.subarray(0, 3_000))).toEqual({
      offset: 3_000,
      complete: false,
    });
    expect(await captures.append(nth(0), hash, 0, bytes.subarray(0, 3_000))).toEqual({
      offset: 3_000,
      complete: false,
    });
    expect(await captures.offer(nth(0), hash, offered(nth(0)), at)).toEqual({
      offset: 3_000,
      complete: false,
    });
    expect(await captures.append(nth(0), hash, 3_000, bytes.subarray(3_000))).toEqual({
      offset: 5_000,
      complete: true,
    });
  });

  it('that is not what its hash says is dropped', async () => {
    const captures = platformCaptures(database.pool);
    const other = createHash('sha256').update('other').digest('hex');
    await captures.offer(nth(0), other, offered(nth(0)), at);
    expect(await captures.append(nth(0), other, 0, bytes)).toBe('damaged');
    expect(await captures.append(nth(0), other, 0, bytes)).toBe('unwanted');
  });

  it('of no record, or of another device’s, is not wanted', async () => {
    const captures = platformCaptures(database.pool);
    expect(await captures.offer(nth(1), hash, offered(nth(1)), at)).toBeNull();
    expect(await captures.offer(nth(1), hash, offered(nth(0)), at)).toBeNull();
    expect(await captures.append(nth(1), hash, 0, bytes)).toBe('unwanted');
  });
});
