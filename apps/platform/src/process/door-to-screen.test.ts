import { randomUUID } from 'node:crypto';
import type { SealingTerminalView } from '@vedette/contract/platform';
import { instant } from '@vedette/domain';
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
import { recipientOf } from '@vedette/vault';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { claimed, type TestPlatform, testPlatform, type Visitor } from '../../test/platform-kit.ts';

let platform: TestPlatform;
let owner: Visitor;
let device: MemoryDevice;
let client: LinkClient;
const screen: string[] = [];
const seen = (): string => screen.join('');

/** Until something is so; the test's own time is the limit. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** What a voucher made on the console lets join. */
async function joined(): Promise<MemoryDevice> {
  const { voucher } = (await owner.ask('POST', '/api/device-vouchers', { site: 1, uses: 1, hours: 1 })).json;
  const key = linkKeyFrom(newLinkSecret());
  const self = { software: 'test', model: 'test', serial: null, signal: AbortSignal.timeout(20_000) };
  const deps = {
    ...{ key, net: nodeNet(), clock: systemClock, random: Math.random },
    ownClock: { quality: () => 'synced' as const },
  };
  const { platformKeys } = await joinByVoucher(deps, {
    ...{ ...self, origin: platform.url, voucher: String(voucher) },
  });
  return new MemoryDevice({ origin: platform.url, key, platformKeys });
}

beforeAll(async () => {
  platform = await testPlatform();
  owner = await claimed(platform);
  const cookie = [...owner.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const abort = new AbortController();
  afterAll(() => abort.abort());
  const live = await fetch(`${platform.url}/api/live`, { headers: { cookie }, signal: abort.signal });
  (async () => {
    for await (const part of live.body?.pipeThrough(new TextDecoderStream()) ?? []) screen.push(part);
  })().catch(() => undefined);
  device = await joined();
  client = openLinkClient(device.deps);
  afterAll(() => client.close());
});

it('shows a sentinel that has come', async () => {
  await until(() => seen().includes('event: presence'));
  const { json } = await owner.ask('GET', `/api/devices/${device.id}`);
  expect(json).toMatchObject({ state: 'claimed', site: 1, presence: { isOnline: true } });
});

it('shows a passage on the screen and among the records, with the lane’s place', async () => {
  const at = Date.now();
  const id = randomUUID();
  device.outbox.add(samplePassEntry(id, at));
  await until(() => seen().includes(id));
  expect(device.outbox.through).toBe(1);
  const { json } = await owner.ask('GET', `/api/records?from=${at - 1000}&to=${at + 1000}`);
  expect(json['items']).toMatchObject([{ id, site: 1, lane: 'lane-1', device: device.id, hasBody: true }]);
  const [event] = seen()
    .split('\n\n')
    .filter((one) => one.startsWith('event: flow'));
  expect(event).toMatch(/"lane":\d+/);
});

it('raises the alarm that a sentinel tells, once', async () => {
  device.outbox.add({
    ...{ kind: 'alarm', alarm: 1, what: 'forced', raisedAt: instant(Date.now()), lane: null, record: null },
    ...{ values: {}, details: null },
  });
  await until(() => seen().includes('"what":"raised"'));
  expect((await owner.ask('GET', '/api/alarms')).json['items']).toMatchObject([
    { kind: 'forced', site: 1, count: 1 },
  ]);
});

it('opens a lane once, and hears what became of it', async () => {
  const order = { kind: 'open-lane', lane: 'lane-1', reason: 'delivery' };
  const { json } = await owner.ask('POST', `/api/devices/${device.id}/commands`, order);
  await until(() => device.ran.length > 0);
  expect(device.ran).toMatchObject([{ id: json['id'], kind: 'open-lane', lane: 'lane-1' }]);
  let phase: unknown;
  while (phase !== 'done') ({ phase } = (await owner.ask('GET', `/api/commands/${json['id']}`)).json);
});

it('names the terminals of a site that a face is sealed to, with keys that their ids follow from', async () => {
  const { json } = await owner.ask('GET', '/api/sites/1/sealing-terminals');
  const [terminal, ...others] = json as unknown as SealingTerminalView[];
  expect(others).toEqual([]);
  expect(terminal?.device).toBe(device.id);
  const key = new Uint8Array(Buffer.from(terminal?.publicKey ?? '', 'base64url'));
  expect((await recipientOf(key)).id).toBe(terminal?.recipient);
});

it('tells the sentinel who was put on the site’s people, and shows that it has left', async () => {
  await owner.ask('POST', '/api/people', { name: '王伟', places: [1] });
  await until(() => JSON.stringify([...device.set.rows.values()]).includes('王伟'));
  await client.close();
  await until(() => seen().includes('"isOnline":false'));
});
