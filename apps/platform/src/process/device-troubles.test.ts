import type { PlatformAlarmView as AlarmView } from '@vedette/contract/platform';
import { type LinkClientDeps, nodeNet } from '@vedette/link/device';
import { openPlatformStore, type PlatformStore } from '@vedette/store/platform';
import { openSimulatedSentinel, type SimulatedSentinel } from '@vedette/testing/sentinel';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { claimed, type TestPlatform, testPlatform, type Visitor } from '../../test/platform-kit.ts';

let platform: TestPlatform;
let owner: Visitor;
let store: PlatformStore;
const net = nodeNet();

beforeAll(async () => {
  platform = await testPlatform();
  owner = await claimed(platform);
  store = await openPlatformStore({ url: platform.databaseUrl });
  afterAll(() => store.close());
});

async function sentinel(troubled?: (good: LinkClientDeps) => LinkClientDeps): Promise<SimulatedSentinel> {
  const { json } = await owner.ask('POST', '/api/device-vouchers', { site: 1, uses: 1, hours: 1 });
  const request = { origin: platform.url, voucher: String(json['voucher']), net };
  const opened = await openSimulatedSentinel(troubled === undefined ? request : { ...request, troubled });
  onTestFinished(() => opened.close());
  return opened;
}

/** Until the console shows an alarm so; the test's own time is the limit. */
async function shown({ device }: SimulatedSentinel, kind: string, isSo: (alarm: AlarmView) => boolean) {
  for (;;) {
    const items = (await owner.ask('GET', '/api/alarms?phases=open,acknowledged,cleared')).json[
      'items'
    ] as AlarmView[];
    const found = items.find((one) => one.kind === kind && one.device === device.id && isSo(one));
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
const stands = ({ isStanding, phase }: AlarmView): boolean => isStanding && phase === 'open';
const isOver = ({ isStanding, phase }: AlarmView): boolean => !isStanding || phase === 'cleared';
/** Instead of waiting for minutes. */
const setBack = async (text: string, { device }: SimulatedSentinel) =>
  void (await store.database.pool.query(text, [device.id]));

it('calls somebody about a sentinel whose storage is nearly full, until there is room again', {
  timeout: 60_000,
}, async () => {
  let freeBytes = 5;
  const full = await sentinel((good) => ({
    ...good,
    self: {
      ...good.self,
      health: async () => ({ storage: { freeBytes, totalBytes: 100 }, tampered: false, troubles: [] }),
    },
  }));
  expect(await shown(full, 'storage-low', stands)).toMatchObject({
    ...{ site: 1, severity: 'warning', figures: { freeBytes: 5, totalBytes: 100 } },
  });
  freeBytes = 50;
  full.link.factsChanged();
  await shown(full, 'storage-low', isOver);
});

it('calls somebody about a sentinel whose clock nobody sets', { timeout: 60_000 }, async () => {
  const doubtful = await sentinel((good) => ({ ...good, ownClock: { quality: () => 'unsynced' } }));
  expect(await shown(doubtful, 'clock-off', stands)).toMatchObject({ site: 1 });
});

it('calls somebody about a sentinel that stays away, until it is back', { timeout: 60_000 }, async () => {
  const lost = await sentinel();
  await lost.pass(1);
  await heldThrough(lost, 1);
  await shownOnline(lost, true);
  await lost.close();
  await shownOnline(lost, false);
  await setBack(
    `update device_presence set gone_at = now() - interval '4 minutes' where device_id = $1`,
    lost,
  );
  expect(await shown(lost, 'device-offline', stands)).toMatchObject({ site: 1 });
});

it('calls somebody about records that stay missing, until they come', { timeout: 60_000 }, async () => {
  const patchy = await sentinel();
  await patchy.pass(1);
  await heldThrough(patchy, 1);
  // What the platform writes down when later numbers came and earlier ones did not.
  const held = `update device_log set updated_at = now() - interval '11 minutes', held = $2
    where device = (select number from device where id = $1)`;
  await store.database.pool.query(held, [patchy.device.id, '{[5,7)}']);
  await shown(patchy, 'record-gap', stands);
  await store.database.pool.query(held, [patchy.device.id, '{}']);
  await shown(patchy, 'record-gap', isOver);
});

async function shownOnline({ device }: SimulatedSentinel, isOnline: boolean): Promise<void> {
  for (;;) {
    const { presence } = (await owner.ask('GET', `/api/devices/${device.id}`)).json;
    if ((presence as { isOnline: boolean } | null)?.isOnline === isOnline) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function heldThrough({ device }: SimulatedSentinel, seq: number): Promise<void> {
  while (device.outbox.through < seq) await new Promise((resolve) => setTimeout(resolve, 50));
}
