import { expect, test } from 'vitest';
import { keptBeforeLive } from './backlog.ts';
import { claimedDevice, endAfterEach, startPlatform } from './stand.ts';

endAfterEach();

test('a day of a hundred thousand passages arrives, each once, and holds up nobody who passes now', async () => {
  const { platform, served } = await startPlatform();
  const device = claimedDevice(platform, served.origin);
  expect(await keptBeforeLive(platform, device, 100_000)).toBeLessThan(2_000);
  await expect.poll(() => device.outbox.through, { timeout: 240_000 }).toBe(100_001);
  const log = platform.of(device.id).logs.get(device.outbox.name);
  expect([log?.entries.size, log?.repeats]).toEqual([100_001, 0]);
});
