import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { deviceRoutes, locationRoutes, platformRecordRoutes } from '@vedette/contract/platform';
import { type IdentifyMethod, instant, type LaneId, type PassageId, type ReasonCode } from '@vedette/domain';
import {
  joinByVoucher,
  type LinkClient,
  linkKeyFrom,
  newLinkSecret,
  nodeNet,
  openLinkClient,
  systemClock,
} from '@vedette/link/device';
import { MemoryDevice, samplePassEntry } from '@vedette/testing/link';
import type { PlatformOwner } from './platform-owner.ts';

const minute = 60_000;
const hour = 60 * minute;
type PassEntry = Extract<ReturnType<typeof samplePassEntry>, { kind: 'pass-record' }>;

interface Kind {
  readonly outcome: 'granted' | 'denied' | 'refer';
  readonly reasons: readonly ReasonCode[];
  readonly by: readonly IdentifyMethod[];
}
const usual: Kind = { outcome: 'granted', reasons: [], by: ['face'] };
/** Every so many passages something else happens than the usual. */
const others: readonly (readonly [number, Kind])[] = [
  [13, { outcome: 'denied', reasons: ['schedule:outside-hours'], by: ['face'] }],
  [17, { outcome: 'refer', reasons: ['screening-temperature:too-high'], by: ['face'] }],
  [29, { outcome: 'denied', reasons: ['identify:not-recognised'], by: [] }],
];

/** The n-th passage of a lane. */
export function passage(n: number, at: number, lane: string): PassEntry {
  const { outcome, reasons, by } = others.find(([each]) => n % each === each - 1)?.[1] ?? usual;
  const entry = samplePassEntry(randomUUID(), at) as PassEntry;
  const header = {
    ...entry.header,
    ...{ outcome, reasons, by, lane: lane as LaneId },
    direction: n % 3 === 2 ? ('out' as const) : ('in' as const),
  };
  return { ...entry, header };
}

export interface JoinedDevice {
  readonly device: MemoryDevice;
  readonly client: LinkClient;
}

/** A sentinel that speaks the real device link, claimed for a site by a voucher. */
export async function joinSite(origin: string, owner: PlatformOwner, site: number): Promise<JoinedDevice> {
  const { voucher } = await owner(deviceRoutes.voucher, { body: { site, uses: 1, hours: 1 } });
  const key = linkKeyFrom(newLinkSecret());
  const net = nodeNet();
  const deps = {
    key,
    net,
    clock: systemClock,
    random: Math.random,
    ownClock: { quality: () => 'synced' as const },
  };
  const { platformKeys } = await joinByVoucher(deps, {
    ...{ origin, voucher, software: '1.4.2', model: 'VS-200', serial: randomBytes(4).toString('hex') },
    signal: AbortSignal.timeout(30_000),
  });
  const device = new MemoryDevice({ origin, platformKeys, key, net });
  return { device, client: openLinkClient({ ...device.deps, self: selfOf(device) }) };
}

/** What it says of itself, with a key of its own to seal to: no two terminals have the same. */
function selfOf({ deps: { self } }: MemoryDevice): MemoryDevice['deps']['self'] {
  const { x = '' } = generateKeyPairSync('x25519').publicKey.export({ format: 'jwk' });
  const facts = {
    ...{ software: '1.4.2', model: 'VS-200', serial: randomBytes(4).toString('hex') },
    ...{ lanes: ['lane-1', 'lane-2'] as LaneId[], sealing: { publicKey: x, needs: [] } },
  };
  return { ...self, facts: async () => ({ ...(await self.facts()), ...facts }) };
}

export interface Sample {
  readonly sites: readonly number[];
  readonly devices: readonly JoinedDevice[];
  close(): Promise<void>;
}

/** Three sites below a city, a sentinel at each, and the passages and alarms of a day; the last sentinel is gone. */
export async function fillPlatform(origin: string, owner: PlatformOwner): Promise<Sample> {
  const { items } = await owner(locationRoutes.tree, {});
  const [first] = items.filter(({ kind }) => kind === 'site');
  if (first === undefined) throw new Error('a claimed platform has a site');
  const names = ['二号仓库', '研发中心'];
  const made = [];
  for (const name of names)
    made.push(
      await owner(locationRoutes.create, {
        body: { parent: first.parent, kind: 'site', name, timeZone: 'Asia/Shanghai' },
      }),
    );
  const sites = [first.id, ...made.map(({ id }) => id)];
  const devices: JoinedDevice[] = [];
  for (const site of sites) devices.push(await joinSite(origin, owner, site));
  const now = Date.now();
  devices.forEach(({ device }, which) => {
    const passed = Array.from({ length: 240 }, (_, n) =>
      passage(n, now - (240 - n) * (4 + which) * minute, `lane-${(n % 2) + 1}`),
    );
    device.outbox.add(...passed, alarm(which + 1, now - 5 * minute));
  });
  const from = now - 24 * hour;
  await until(async () => {
    const found = await owner(platformRecordRoutes.flow, {
      query: { from, to: now + minute, step: 'hour', by: 'all' },
    });
    return found.items.reduce((sum, { count }) => sum + count, 0) >= 600;
  });
  await devices.at(-1)?.client.close();
  return {
    ...{ sites, devices },
    close: async () => {
      for (const { client } of devices) await client.close();
    },
  };
}

function alarm(number: number, at: number) {
  return {
    ...{
      kind: 'alarm' as const,
      alarm: number,
      what: number === 1 ? 'forced' : 'storage',
      raisedAt: instant(at),
    },
    ...{ lane: 'lane-1' as LaneId, record: null as PassageId | null, values: {}, details: null },
  };
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    if (await isTrue()) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the sample did not arrive');
}
