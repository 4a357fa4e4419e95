import { openLinkClient } from '@vedette/link/device';
import { MemoryDevice, MemoryPlatform, samplePassEntry, serveLink } from '@vedette/testing/link';
import { afterEach, expect, test } from 'vitest';

const endings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

test('records arrive in order, once, over a channel', async () => {
  const platform = new MemoryPlatform();
  const served = await serveLink(platform);
  endings.push(() => served.close());
  const device = new MemoryDevice({ origin: served.origin, platformKeys: [platform.deps.key.publicKey] });
  const held = platform.admit(device.deps.key.publicKey);
  for (let at = 0; at < 1_000; at += 1) device.outbox.add(samplePassEntry(`record-${at}`, Date.now()));
  const client = openLinkClient(device.deps);
  endings.push(() => client.close());
  await expect.poll(() => device.outbox.through).toBe(1_000);
  expect(client.state()).toMatchObject({ phase: 'connected', over: 'channel' });
  expect(held.isOnline).toBe(true);
  expect([...held.logs.values()][0]?.repeats).toBe(0);
  expect(device.troubles).toEqual([]);
  expect(platform.troubles).toEqual([]);
});
