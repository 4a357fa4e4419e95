import { type MemoryDevice, type MemoryPlatform, samplePassEntry } from '@vedette/testing/link';
import { startDevice } from './stand.ts';

/**
 * Starts a device with a backlog, to which something is added that happens now, soon after the first batches.
 * @returns how many entries the platform had by the time that one came
 */
export function keptBeforeLive(
  platform: MemoryPlatform,
  device: MemoryDevice,
  backlog: number,
): Promise<number> {
  for (let at = 0; at < backlog; at += 1) device.outbox.add(samplePassEntry(`record-${at}`, 1, 20));
  return new Promise((resolve) => {
    let commits = 0;
    platform.beforeCommit = async (_device, entries) => {
      commits += 1;
      if (commits === 5) device.outbox.add(samplePassEntry('live', Date.now()));
      if (entries.some(({ seq }) => seq === backlog + 1))
        resolve(platform.of(device.id).logs.get(device.outbox.name)?.entries.size ?? 0);
      await new Promise((done) => setTimeout(done, 2));
    };
    startDevice(device);
  });
}
