import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant } from '@vedette/domain';
import { linkKeyFrom, newLinkSecret } from '@vedette/link';
import { type DeviceId, dayGroup, type PlatformStore } from '@vedette/store/platform';
import { plantFleet } from '@vedette/store/test/platform/record-kit';
import { testPlatformStore } from '@vedette/store/test/platform/test-database';
import { dayKeys, fileCustody, Racks, type RotatingCustody } from '@vedette/vault';
import { logNames, verifierKey } from '@vedette/vault/log';
import { afterAll } from 'vitest';
import { knownDevices } from '../src/devices/link/known-devices.ts';
import type { ForgetDeps } from '../src/keeper/deps.ts';
import { linkKeeper } from '../src/keeper/link-keeper.ts';
import { openPublicLog } from '../src/log/public-log.ts';
import { openTrail, testClock } from './people-app.ts';

/** A real store, custody, public log and fleet, and the platform as keeper over them. */
export async function openKeeperStand(devices = 4) {
  const clock = testClock();
  const store = await testPlatformStore({ now: clock.now });
  const ids = await plantFleet(store.database.pool, devices, 2);
  const folder = mkdtempSync(join(tmpdir(), 'vedette-keeper-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const keyFile = join(folder, 'key', 'custody.key');
  const openRoot = () =>
    fileCustody({ path: keyFile, outside: join(folder, 'data'), mayCreate: async () => true });
  const openRacks = async (root: RotatingCustody) =>
    Racks.open({
      ...{ shelf: store.racks, contents: store.rackContents, root },
      now: () => performance.now(),
    });
  const root = await openRoot();
  const racks = await openRacks(root);
  const key = linkKeyFrom(newLinkSecret());
  const log = openPublicLog({
    store: store.publicLog,
    key: verifierKey('stand.example/log', 'ed25519', key.publicKey),
    sign: async (message) => key.sign(message),
    ...{ witnesses: [], now: () => instant(Date.now()) },
  });
  const trail = openTrail();
  const forget: ForgetDeps = {
    ...{ keeper: store.keeper, racks, stores: store, now: clock.now },
    publicLog: { log, names: logNames(new Uint8Array(32).fill(1)) },
  };
  const keeper = linkKeeper({
    ...{ keeper: store.keeper, racks, audit: trail, now: clock.now },
    known: knownDevices(store.devices, clock.now),
  });
  const custody = racks.custody(dayGroup);
  const keys = dayKeys({ shelf: store.keys, custody, onOpening: async () => undefined });
  return { clock, store, devices: ids, root, racks, openRoot, openRacks, keeper, forget, trail, keys, key };
}
export type KeeperStand = Awaited<ReturnType<typeof openKeeperStand>>;

/** What the public log says, entry by entry. */
export async function logged(store: PlatformStore): Promise<readonly Record<string, unknown>[]> {
  const { rows } = await store.database.pool.query<{ entry: string | Buffer }>(
    'select * from log_entry order by 1',
  );
  return rows.map((row) => {
    const text = Object.values(row).find((value) => String(value).startsWith('{'));
    return JSON.parse(String(text)) as Record<string, unknown>;
  });
}

/** Every byte of a folder, file by file. */
export function filesBelow(folder: string): readonly Buffer[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return files.filter((one) => one.isFile()).map((one) => readFileSync(join(one.parentPath, one.name)));
}

export const deviceAt = (devices: readonly DeviceId[], nth: number): DeviceId => {
  const device = devices[nth];
  if (device === undefined) throw new Error('no such device');
  return device;
};
