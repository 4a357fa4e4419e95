import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Command, CommandId, ContentHash } from '@vedette/contract/link';
import { instant, type PassageId } from '@vedette/domain';
import { type MemoryDevice, samplePassEntry } from '@vedette/testing/link';
import { expect, test } from 'vitest';
import { claimedDevice, endAfterEach, startDevice, startPlatform } from './stand.ts';

endAfterEach();

function newCommand<K extends Command['kind']>(
  kind: K,
  life: number,
  more: object = {},
): Extract<Command, { kind: K }> {
  const givenAt = Date.now();
  return {
    ...{ id: randomUUID() as CommandId, givenAt, notAfter: givenAt + life, kind },
    ...more,
  } as unknown as Extract<Command, { kind: K }>;
}

function addCapture(device: MemoryDevice, size: number): ContentHash {
  const bytes = randomBytes(size);
  const hash = createHash('sha256').update(bytes).digest('hex') as ContentHash;
  const at = instant(Date.now());
  const offer = { record: 'record-1' as PassageId, occurredAt: at, takenAt: at, keyId: 'key-1', size };
  device.captures.push({ hash, bytes, offer });
  return hash;
}

test('records arrive in order, once, over a channel', async () => {
  const { platform, served } = await startPlatform();
  const device = claimedDevice(platform, served.origin);
  for (let at = 0; at < 1_000; at += 1) device.outbox.add(samplePassEntry(`record-${at}`, Date.now()));
  const client = startDevice(device);
  await expect.poll(() => device.outbox.through, { timeout: 10_000 }).toBe(1_000);
  const held = platform.of(device.id);
  const log = held.logs.get(device.outbox.name);
  expect(client.state()).toMatchObject({ phase: 'connected', over: 'channel', trouble: null });
  expect(held).toMatchObject({ isOnline: true, over: 'channel', births: 1 });
  expect(log?.repeats).toBe(0);
  expect([...(log?.entries.values() ?? [])].at(999)).toEqual(
    samplePassEntry('record-999', expect.any(Number)),
  );
  expect([...device.troubles, ...platform.troubles]).toEqual([]);
});

test('the device reads the time of the platform from its answers', async () => {
  const { platform, served } = await startPlatform();
  const device = claimedDevice(platform, served.origin);
  const client = startDevice(device);
  await expect.poll(() => client.time.report().quality).toBe('offset');
  expect(client.time.report().uncertainty).toBeLessThan(1_000);
});

test('a bad entry is set aside and holds up nothing', async () => {
  const { platform, served } = await startPlatform();
  const device = claimedDevice(platform, served.origin);
  device.outbox.add(samplePassEntry('good-1', Date.now()));
  device.outbox.add(samplePassEntry('bad id with spaces', Date.now()));
  device.outbox.add(samplePassEntry('good-2', Date.now()));
  startDevice(device);
  await expect.poll(() => device.outbox.through).toBe(3);
  expect(device.outbox.setAside).toEqual([{ seq: 2, reason: 'malformed-entry' }]);
});

test('a batch larger than a message goes in several', async () => {
  const { platform, served } = await startPlatform();
  const device = claimedDevice(platform, served.origin);
  for (let at = 0; at < 120; at += 1)
    device.outbox.add(samplePassEntry(`record-${at}`, Date.now(), 16 * 1024));
  startDevice(device);
  await expect.poll(() => device.outbox.through, { timeout: 10_000 }).toBe(120);
  expect(platform.of(device.id).logs.get(device.outbox.name)?.repeats).toBe(0);
});

test('settings are told at once when they change, and what was not applied comes back', async () => {
  const { platform, served } = await startPlatform();
  const device = claimedDevice(platform, served.origin);
  device.problems = [{ key: 'screen.colour', fault: 'unknown' }];
  const client = startDevice(device);
  await expect.poll(() => client.state().phase).toBe('connected');
  platform.of(device.id).config = { version: 7, settings: [['screen.brightness', 80]] };
  served.link.wake(device.id, 'config');
  await expect
    .poll(() => platform.of(device.id).reported)
    .toEqual([{ version: 7, problems: device.problems }]);
  expect(device.settings).toEqual([['screen.brightness', 80]]);
});

test('a picture comes in parts and whole, and one that nobody wants is not sent', async () => {
  const { platform, served } = await startPlatform();
  const device = claimedDevice(platform, served.origin);
  const hash = addCapture(device, 600 * 1024);
  const unwanted = addCapture(device, 10);
  platform.captures.wanted = ({ size }) => size > 10;
  startDevice(device);
  await expect.poll(() => device.settled.size, { timeout: 20_000 }).toBe(2);
  expect([device.settled.get(hash), device.settled.get(unwanted)]).toEqual(['kept', 'unwanted']);
  expect(platform.captures.parts).toBe(3);
});

test('a picture of which a part is there goes on from it', async () => {
  const { platform, served } = await startPlatform();
  const device = claimedDevice(platform, served.origin);
  const hash = addCapture(device, 600 * 1024);
  const [capture] = device.captures;
  await platform.captures.port.offer(device.id, hash, capture?.offer as never);
  await platform.captures.port.append(device.id, hash, 0, capture?.bytes.subarray(0, 300_000) as never);
  startDevice(device);
  await expect.poll(() => device.settled.get(hash), { timeout: 20_000 }).toBe('kept');
  expect(platform.captures.parts).toBe(3);
});

test('a picture that arrives damaged twice is given up', async () => {
  const { platform, served } = await startPlatform();
  const device = claimedDevice(platform, served.origin);
  const hash = addCapture(device, 1_000);
  device.captures[0]?.bytes.fill(0);
  startDevice(device);
  await expect.poll(() => device.settled.get(hash), { timeout: 20_000 }).toBe('unwanted');
});

test('a lane is opened once, and the platform is told how it went', async () => {
  const { platform, served } = await startPlatform();
  const device = claimedDevice(platform, served.origin);
  const client = startDevice(device);
  await expect.poll(() => client.state().phase).toBe('connected');
  const given = platform.give(device.id, newCommand('open-lane', 10_000, { lane: 'lane-1' }));
  served.link.wake(device.id, 'commands');
  await expect.poll(() => given.answers.map(({ state }) => state)).toEqual(['acknowledged', 'done']);
  expect(device.ran).toHaveLength(1);
  expect(given.sent).toBe(1);
  await expect.poll(() => [...device.told]).toEqual([given.command.id]);
});

test('a command that comes again is answered and not carried out again', async () => {
  const { platform, served } = await startPlatform();
  const device = claimedDevice(platform, served.origin);
  const client = startDevice(device);
  await expect.poll(() => client.state().phase).toBe('connected');
  const command = newCommand('open-lane', 10_000, { lane: 'lane-1' });
  const first = platform.give(device.id, command);
  served.link.wake(device.id, 'commands');
  await expect.poll(() => first.phase).toBe('done');
  // As if the platform had forgotten that it was ever sent.
  first.phase = 'queued';
  served.link.wake(device.id, 'commands');
  await expect.poll(() => first.answers.filter(({ state }) => state === 'done')).toHaveLength(2);
  expect(device.ran).toHaveLength(1);
});

test('a lane that was being opened when the program ended is not opened by the next one', async () => {
  const { platform, served } = await startPlatform();
  const device = claimedDevice(platform, served.origin);
  const command = newCommand('open-lane', 10_000, { lane: 'lane-1' });
  device.outcomes.set(command.id, { command: command.id, state: 'acknowledged' });
  const given = platform.give(device.id, command);
  startDevice(device);
  await expect.poll(() => given.answers.some(({ state }) => state === 'failed')).toBe(true);
  expect(given.answers.at(-1)).toMatchObject({ state: 'failed', failure: 'interrupted' });
  expect(device.ran).toEqual([]);
});

test('what makes no sense is answered: too late, a life too long, an unknown kind', async () => {
  const { platform, served } = await startPlatform();
  const device = claimedDevice(platform, served.origin);
  const client = startDevice(device);
  await expect.poll(() => client.state().phase).toBe('connected');
  const commands = [
    newCommand('open-lane', 60_000, { lane: 'lane-1' }),
    newCommand('dance' as 'identify', 10_000),
    newCommand('open-lane', 10_000, { lane: 17 }),
  ];
  const given = commands.map((command) => platform.give(device.id, command));
  served.link.wake(device.id, 'commands');
  await expect
    .poll(() => given.map(({ answers }) => answers.at(-1)))
    .toMatchObject([{ failure: 'malformed' }, { failure: 'unknown-kind' }, { failure: 'malformed' }]);
  expect(device.ran).toEqual([]);
});

test('references that a device has sealed to another are told until none is left', async () => {
  const { platform, served } = await startPlatform();
  const device = claimedDevice(platform, served.origin);
  const text = (bytes: number) => randomBytes(bytes).toString('base64url');
  device.wraps = Array.from({ length: 150 }, (_, at) => ({
    ...{ reference: `reference-${at}`, recipient: text(32), wrap: text(80) },
  }));
  startDevice(device);
  // The platform has the last ones before the device hears that it has.
  await expect.poll(() => device.wraps).toEqual([]);
  expect(platform.of(device.id).wraps).toHaveLength(150);
});

test('a new key of the platform is taken over while the old one is still good', async () => {
  const { platform, served } = await startPlatform();
  const next = new Uint8Array(randomBytes(32));
  Object.assign(platform.deps, { otherKeys: [next] });
  const device = claimedDevice(platform, served.origin);
  startDevice(device);
  await expect.poll(() => device.platformKeys.length).toBe(2);
  expect(Buffer.from(device.platformKeys[1] ?? [])).toEqual(Buffer.from(next));
});
