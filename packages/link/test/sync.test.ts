import type { RowKey } from '@vedette/contract/link';
import { emptySetHash, foldDigest, rowDigest } from '@vedette/link/device';
import type { MemoryDevice, MemoryPlatform } from '@vedette/testing/link';
import { expect, test } from 'vitest';
import { claimedDevice, endAfterEach, startDevice, startPlatform } from './stand.ts';

endAfterEach();

function isSame(device: MemoryDevice, platform: MemoryPlatform): boolean {
  const { version, hash } = device.set.state;
  return version === platform.sync.version && hash === platform.sync.hash;
}

function keysOf(device: MemoryDevice): readonly string[] {
  return [...device.set.rows.keys()].sort();
}

test('a device takes the rows of its site, page by page, and says of each what became of it', async () => {
  const { platform, served } = await startPlatform();
  for (let at = 0; at < 450; at += 1) platform.sync.put(`person/p${at}`, `{"n":${at}}`);
  const device = claimedDevice(platform, served.origin);
  device.set.judge = ({ key }) => (key === 'person/p7' ? 'malformed' : null);
  startDevice(device);
  await expect.poll(() => isSame(device, platform)).toBe(true);
  expect(device.set.rows.size).toBe(450);
  await expect.poll(() => platform.sync.applied.at(-1)?.applied.version).toBe(450);
  const told = platform.sync.applied.map(({ applied }) => applied);
  expect(told.flatMap(({ rejected }) => rejected)).toEqual([{ key: 'person/p7', fault: 'malformed' }]);
  expect(told.reduce((sum, { applied }) => sum + applied, 0)).toBe(449);
});

test('changes and removals come as soon as they are made', async () => {
  const { platform, served } = await startPlatform();
  platform.sync.put('person/a', '{}');
  platform.sync.put('person/b', '{}');
  const device = claimedDevice(platform, served.origin);
  startDevice(device);
  await expect.poll(() => isSame(device, platform)).toBe(true);
  platform.sync.put('person/a', null);
  platform.sync.put('person/b', '{"name":"B"}');
  platform.sync.put('person/c', '{}');
  served.link.wake(device.id, 'sync');
  await expect.poll(() => isSame(device, platform)).toBe(true);
  expect(keysOf(device)).toEqual(['person/b', 'person/c']);
});

test('a device that was away for too long takes the whole set, and loses what is gone', async () => {
  const { platform, served } = await startPlatform();
  const device = claimedDevice(platform, served.origin);
  hold(device, ['person/gone', 'person/p3'], 1);
  for (let at = 0; at < 300; at += 1) platform.sync.put(`person/p${at}`, '{}');
  platform.sync.horizon = 100;
  startDevice(device);
  await expect.poll(() => isSame(device, platform), { timeout: 10_000 }).toBe(true);
  expect(device.set.rows.size).toBe(300);
  expect(device.set.rows.has('person/gone' as RowKey)).toBe(false);
});

test('two sets of one version that have drifted apart are found and made one', async () => {
  const { platform, served } = await startPlatform();
  for (const key of ['person/a', 'person/b', 'person/c']) platform.sync.put(key, '{}');
  const device = claimedDevice(platform, served.origin);
  hold(device, ['person/a', 'person/x'], 3);
  startDevice(device);
  await expect.poll(() => isSame(device, platform)).toBe(true);
  expect(keysOf(device)).toEqual(['person/a', 'person/b', 'person/c']);
});

test('a platform that was set back gets its own set again', async () => {
  const { platform, served } = await startPlatform();
  platform.sync.put('person/a', '{}');
  const device = claimedDevice(platform, served.origin);
  hold(device, ['person/a', 'person/later'], 40);
  startDevice(device);
  await expect.poll(() => isSame(device, platform)).toBe(true);
  expect(keysOf(device)).toEqual(['person/a']);
});

test('the whole set is taken again when somebody asks, and equal rows are left as they are', async () => {
  const { platform, served } = await startPlatform();
  for (let at = 0; at < 250; at += 1) platform.sync.put(`list/l${at}`, '{}');
  const device = claimedDevice(platform, served.origin);
  const client = startDevice(device);
  await expect.poll(() => isSame(device, platform)).toBe(true);
  device.set.rows.delete('list/l7' as RowKey);
  client.syncAnew();
  await expect.poll(() => device.set.rows.has('list/l7' as RowKey)).toBe(true);
  await expect.poll(() => isSame(device, platform)).toBe(true);
});

function hold(device: MemoryDevice, keys: readonly string[], version: number): void {
  let hash = emptySetHash;
  for (const name of keys) {
    const row = { key: name as RowKey, document: '{}' };
    const digest = rowDigest(row);
    device.set.rows.set(row.key, { ...row, digest });
    hash = foldDigest(hash, digest);
  }
  device.set.state = { version, hash };
}
