import type { Sealing } from '@vedette/contract/link';
import { VedetteError } from '@vedette/domain';
import { plantFleet } from '@vedette/store/test/platform/record-kit';
import { testPlatformStore } from '@vedette/store/test/platform/test-database';
import { dayKeys, makeX25519, recipientOf } from '@vedette/vault';
import { expect, it } from 'vitest';
import { testClock, testCustody } from '../../../test/people-app.ts';
import { rememberedKeys } from '../../keys/remembered-keys.ts';
import { type GiveKeys, giveKeys } from './give-keys.ts';
import { knownDevices } from './known-devices.ts';

const clock = testClock();
const store = await testPlatformStore({ now: clock.now });
const devices = await plantFleet(store.database.pool, 2, 2);
const custody = await testCustody();
const [device] = devices;
if (device === undefined) throw new Error('no device');
const site = (await knownDevices(store.devices, clock.now).claimed(device))?.site;
if (site === null || site === undefined) throw new Error('no site');

interface Counted {
  readonly give: GiveKeys;
  readonly sealed: readonly number[];
  readonly failed: readonly unknown[];
}

/** The real keys and the real store; counts for how many days index keys are sealed. */
function counted(): Counted {
  const sealed: number[] = [];
  const failed: unknown[] = [];
  const real = dayKeys({ shelf: store.keys, custody, onOpening: async () => undefined });
  const keys: Parameters<typeof rememberedKeys>[0]['keys'] = {
    publicKeys: real.publicKeys,
    indexKeys(owner, purpose, days, terminal) {
      sealed.push(days.length);
      return real.indexKeys(owner, purpose, days, terminal);
    },
  };
  const give = giveKeys({
    ...{ known: knownDevices(store.devices, clock.now), sync: store.sync, now: clock.now },
    ...{ keys: rememberedKeys({ keys, now: clock.now }), failed: (cause) => void failed.push(cause) },
  });
  return { give, sealed, failed };
}

const today = () => new Date(clock.now()).toISOString().slice(0, 10);
function sealingOf(periods: readonly number[], publicKey = makeX25519().publicKey): Sealing {
  const needs = [{ purpose: 'access-control', periods: [...periods], from: today() }];
  return { publicKey: Buffer.from(publicKey).toString('base64url'), needs };
}
async function rowsOf(sealing: Sealing): Promise<readonly string[]> {
  const { id } = await recipientOf(new Uint8Array(Buffer.from(sealing.publicKey, 'base64url')));
  return (await store.sync.rows(site as never, null, 100, id)).map(({ key }) => key);
}

it('gives a terminal both keys of each day, seals them once, and changes nothing when it comes back', async () => {
  const { give, sealed } = counted();
  const sealing = sealingOf([86_400]);
  expect(await give.needs(device, sealing)).toBe(true);
  const rows = await rowsOf(sealing);
  expect(rows.filter((key) => key.startsWith('day-key/')).length).toBeGreaterThanOrEqual(2);
  expect(rows.filter((key) => key.startsWith('index-key/'))).toHaveLength(rows.length / 2);
  const { version } = await store.sync.head(site);
  expect(await give.needs(device, sealing)).toBe(false);
  // Of another process, which remembers nothing.
  expect(await counted().give.needs(device, sealing)).toBe(false);
  expect((await store.sync.head(site)).version).toBe(version);
  expect(sealed).toEqual([rows.length / 2]);
});

it('adds the keys of another period, and of the days that have come meanwhile', async () => {
  const { give, sealed } = counted();
  const sealing = sealingOf([86_400]);
  await give.needs(device, sealing);
  const before = await rowsOf(sealing);
  const both = { ...sealing, needs: sealing.needs.map((need) => ({ ...need, periods: [86_400, 172_800] })) };
  expect(await give.needs(device, both)).toBe(true);
  expect(await rowsOf(sealing)).toEqual(before);
  clock.to(24);
  expect(await give.heard(device)).toBe(true);
  expect(await rowsOf(sealing)).toHaveLength(before.length + 2);
  expect(sealed).toEqual([before.length / 2, 1]);
  clock.to(0);
});

it('leaves out a day whose keys are destroyed, and lets the terminal be born in any case', async () => {
  const { give, failed } = counted();
  await store.database.pool.query(
    `update vault_key set wrapped = null, custody_epoch = null, destroyed_at = now() where day = $1`,
    [today()],
  );
  const sealing = sealingOf([86_400]);
  expect(await give.needs(device, sealing)).toBe(true);
  const rows = await rowsOf(sealing);
  expect(rows).not.toEqual([]);
  expect(rows.filter((key) => key.includes(today()))).toEqual([]);
  const tooMany = Array.from({ length: 16 }, (_, nth) => 1_000 + nth);
  expect(await give.needs(device, sealingOf(tooMany))).toBe(false);
  expect(failed).toEqual([expect.any(VedetteError)]);
});
