import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { type BirthFacts, exchangeHeader, linkPaths, linkVersionHeader } from '@vedette/contract/link';
import type { MemoryDevice } from '@vedette/testing/link';
import { samplePassEntry } from '@vedette/testing/link';
import { expect, test } from 'vitest';
import { newExchange } from '../src/channel/exchange.ts';
import { deviceIdOf } from '../src/claim/device-id.ts';
import { toEntryWire } from '../src/records/wire.ts';
import { signRequest } from '../src/signature/sign.ts';
import { openRawChannel, pollBody, pollUrl, raw } from './raw.ts';
import { skippableClock } from './skippable-clock.ts';
import { claimedDevice, endAfterEach, startDevice, startPlatform } from './stand.ts';

endAfterEach();

async function birthOf(device: MemoryDevice, id = 1) {
  const facts: BirthFacts = {
    ...(await device.deps.self.facts()),
    ...{ boot: randomUUID(), sync: device.set.state },
  };
  const health = {
    ...(await device.deps.self.health()),
    ...{ at: Date.now(), uptime: 0, clock: { quality: 'unsynced', offset: 0, uncertainty: null } },
    ...{ logs: [], captures: { waiting: 0 } },
  };
  return { type: 'birth', id, facts, health };
}

async function bear(channel: Awaited<ReturnType<typeof openRawChannel>>, device: MemoryDevice) {
  channel.send(await birthOf(device));
  await expect.poll(() => channel.heard[0]?.type).toBe('welcome');
}

const records = (id: number, seq: number, count = 20) => ({
  ...{ type: 'records', id, log: 'log-1' },
  entries: Array.from({ length: count }, (_, at) =>
    toEntryWire({ seq: seq + at, entry: samplePassEntry(`record-${seq + at}`, 1) }),
  ),
});

test('a device that is silent for three heartbeats is offline, and its channel is closed', async () => {
  const clock = skippableClock();
  const { platform, served } = await startPlatform({ clock });
  const device = claimedDevice(platform, served.origin);
  const channel = await openRawChannel(device, served.origin);
  channel.send(await birthOf(device));
  await expect.poll(() => platform.of(device.id).isOnline).toBe(true);
  clock.skip(80_000);
  expect(served.link.figures().devices).toBe(1);
  clock.skip(16_000);
  await expect.poll(() => channel.over()).toBe('broken');
  expect(platform.of(device.id).isOnline).toBe(false);
  expect(served.link.figures()).toMatchObject({ devices: 0 });
});

test('heartbeats keep it online', async () => {
  const clock = skippableClock();
  const { platform, served } = await startPlatform({ clock });
  const device = claimedDevice(platform, served.origin);
  const client = startDevice(device, { clock });
  await expect.poll(() => client.state().phase).toBe('connected');
  for (let at = 0; at < 6; at += 1) {
    const before = platform.of(device.id).health?.uptime ?? 0;
    clock.skip(33_000);
    await expect.poll(() => platform.of(device.id).health?.uptime ?? 0).toBeGreaterThan(before);
  }
  expect(platform.of(device.id)).toMatchObject({ isOnline: true, births: 1 });
});

test('a connection that says nothing at all is closed', async () => {
  const clock = skippableClock();
  const { platform, served } = await startPlatform({ clock });
  const channel = await openRawChannel(claimedDevice(platform, served.origin), served.origin);
  clock.skip(36_000);
  await expect.poll(() => channel.over()).toBe('broken');
});

test('the second channel of a device ends the first, and the device stays online', async () => {
  const { platform, served } = await startPlatform();
  const device = claimedDevice(platform, served.origin);
  const first = await openRawChannel(device, served.origin);
  first.send(await birthOf(device));
  await expect.poll(() => first.heard.length).toBeGreaterThan(0);
  const second = await openRawChannel(device, served.origin);
  second.send(await birthOf(device));
  await expect.poll(() => first.over()).toBe('broken');
  expect([second.over(), platform.of(device.id).isOnline]).toEqual([null, true]);
});

test('a device that goes while its birth is written down is offline at once', async () => {
  const { platform, served } = await startPlatform();
  const device = claimedDevice(platform, served.origin);
  const [written, goesOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const { presence } = platform.deps;
  const { born } = presence;
  Object.assign(presence, {
    async born(...birth: Parameters<typeof born>) {
      await born(...birth);
      written.resolve();
      await goesOn.promise;
    },
  });
  const channel = await openRawChannel(device, served.origin);
  channel.send(await birthOf(device));
  await written.promise;
  channel.end();
  await expect.poll(() => served.link.figures().channels).toBe(0);
  expect(platform.of(device.id).isOnline).toBe(true);
  goesOn.resolve();
  await expect.poll(() => platform.of(device.id).isOnline).toBe(false);
  expect(served.link.figures().devices).toBe(0);
});

test('a device that has been retired is let go at once', async () => {
  const { platform, served } = await startPlatform();
  const device = claimedDevice(platform, served.origin);
  const client = startDevice(device);
  await expect.poll(() => client.state().phase).toBe('connected');
  platform.stand(device.id, 'retired');
  served.link.dismiss(device.id);
  await expect.poll(() => client.state().trouble, { timeout: 10_000 }).toMatch(/device-/);
  expect(platform.of(device.id).isOnline).toBe(false);
});

test('a batch that came before is acknowledged and not kept again', async () => {
  const { platform, served } = await startPlatform();
  const device = claimedDevice(platform, served.origin);
  const channel = await openRawChannel(device, served.origin);
  await bear(channel, device);
  for (const id of [2, 3]) channel.send(records(id, 1));
  await expect.poll(() => channel.heard.filter(({ type }) => type === 'records-kept')).toHaveLength(2);
  const [log] = platform.of(device.id).logs.values();
  expect([log?.entries.size, log?.repeats]).toEqual([20, 20]);
});

test('a batch with a hole in it is refused whole', async () => {
  const { platform, served } = await startPlatform();
  const device = claimedDevice(platform, served.origin);
  const channel = await openRawChannel(device, served.origin);
  await bear(channel, device);
  const { entries, ...rest } = records(2, 1);
  channel.send({ ...rest, entries: [...entries.slice(0, 5), ...entries.slice(6)] });
  await expect.poll(() => channel.heard.find((one) => 're' in one && one.re === 2)?.type).toBe('refused');
});

test('a device that sends faster than the platform stores is not read, and all of it is kept in the end', async () => {
  const { platform, served } = await startPlatform();
  const device = claimedDevice(platform, served.origin);
  let inside = 0;
  let most = 0;
  platform.beforeCommit = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await new Promise((resolve) => setTimeout(resolve, 3));
    inside -= 1;
  };
  const channel = await openRawChannel(device, served.origin);
  await bear(channel, device);
  for (let at = 0; at < 500; at += 1) channel.send(records(at + 2, at * 20 + 1));
  const kept = () => channel.heard.filter(({ type }) => type === 'records-kept').length;
  await expect.poll(kept, { timeout: 15_000 }).toBe(500);
  // What a single read of the socket brought may come on top of what one device may have under way.
  expect(most).toBeLessThan(100);
  expect(
    platform
      .of(device.id)
      .logs.get('log-1' as never)
      ?.held().through,
  ).toBe(10_000);
});

test('beyond what the platform takes on, messages are told to come again', async () => {
  const { platform, served } = await startPlatform({}, { limits: { bytes: 20_000 } });
  const device = claimedDevice(platform, served.origin);
  platform.beforeCommit = () => new Promise((resolve) => setTimeout(resolve, 50));
  const channel = await openRawChannel(device, served.origin);
  await bear(channel, device);
  for (let at = 0; at < 8; at += 1) channel.send(records(at + 2, at * 20 + 1));
  await expect.poll(() => channel.heard.filter(({ type }) => type === 'slow-down').length).toBeGreaterThan(0);
  await expect.poll(() => channel.heard.length).toBe(9);
  expect(served.link.figures().bytes).toBe(0);
});

test('one that reads nothing is not read either, and holds up nobody', async () => {
  const { platform, served } = await startPlatform();
  for (let at = 0; at < 200; at += 1) platform.sync.put(`list/l${at}`, 'x'.repeat(2_000));
  const greedy = claimedDevice(platform, served.origin);
  const socket = await deafSocket(greedy, served.origin);
  const other = claimedDevice(platform, served.origin);
  other.outbox.add(samplePassEntry('record-1', 1));
  startDevice(other);
  await expect.poll(() => other.outbox.through).toBe(1);
  expect(served.link.figures().bytes).toBeLessThan(8 * 1024 * 1024);
  socket.destroy();
});

/** A connection that asks for a channel and never reads the answer. */
async function deafSocket({ deps }: MemoryDevice, origin: string) {
  const { port } = new URL(origin);
  const half = Buffer.from(newExchange().publicKey).toString('base64url');
  const targetUri = `${origin}${linkPaths.channel}`;
  const fields = signRequest(
    {
      ...{ method: 'GET', targetUri, body: new Uint8Array() },
      fields: new Map([
        [linkVersionHeader, '1'],
        [exchangeHeader, half],
      ]),
    },
    { key: deps.key, keyId: deviceIdOf(deps.key.publicKey), now: deps.clock.now },
  );
  const socket = connect(Number(port), '127.0.0.1');
  socket.on('error', () => {});
  socket.pause();
  const head = [`GET ${linkPaths.channel} HTTP/1.1`, `host: 127.0.0.1:${port}`, 'connection: Upgrade'];
  head.push('upgrade: websocket', 'sec-websocket-version: 13', 'sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==');
  for (const [name, value] of fields) head.push(`${name}: ${value}`);
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  return socket;
}

test('more requests at once than the platform takes on are told to come again', async () => {
  const { platform, served } = await startPlatform({}, { limits: { requests: 2 } });
  const { find } = platform.deps.devices;
  Object.assign(platform.deps.devices, {
    find: async (id: never) => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      return find(id);
    },
  });
  const device = claimedDevice(platform, served.origin);
  const ask = () => raw({ url: pollUrl(served.origin), key: device.deps.key, body: pollBody() });
  const answers = await Promise.all(Array.from({ length: 8 }, ask));
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses.filter((status) => status === 429).length).toBe(6);
  expect(answers.find(({ status }) => status === 429)?.field('retry-after')).toMatch(/^[12]$/);
});

test('a platform that closes says goodbye, and takes nothing new', async () => {
  const { platform, served } = await startPlatform();
  const device = claimedDevice(platform, served.origin);
  const channel = await openRawChannel(device, served.origin);
  channel.send(await birthOf(device));
  await expect.poll(() => channel.heard.length).toBeGreaterThan(0);
  await served.link.close();
  await expect.poll(() => channel.heard.at(-1)?.type).toBe('goodbye');
  expect((await raw({ url: pollUrl(served.origin), key: device.deps.key })).status).toBe(503);
  expect(platform.of(device.id).isOnline).toBe(false);
});

test('a hundred devices that are cut off together all come back', async () => {
  const { platform, served } = await startPlatform({}, { limits: { requests: 8 } });
  const devices = Array.from({ length: 100 }, () => claimedDevice(platform, served.origin));
  const clients = devices.map((device) => startDevice(device, { random: Math.random }));
  const areThere = () => clients.filter((client) => client.state().phase === 'connected').length;
  await expect.poll(areThere, { timeout: 25_000 }).toBe(100);
  served.server.closeAllConnections();
  for (const device of devices) served.link.dismiss(device.id);
  await expect.poll(() => served.link.figures().devices, { timeout: 25_000 }).toBe(100);
});
