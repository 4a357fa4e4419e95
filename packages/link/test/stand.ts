import { type LinkClient, openLinkClient } from '@vedette/link/device';
import {
  MemoryDevice,
  type MemoryDeviceOptions,
  MemoryPlatform,
  type MemoryPlatformOptions,
  type ServedLink,
  type ServeOptions,
  serveLink,
} from '@vedette/testing/link';
import { afterEach } from 'vitest';

const endings: (() => Promise<void>)[] = [];

/** Ends what the tests of a file began, the last one first. */
export function endAfterEach(): void {
  afterEach(async () => {
    for (const end of endings.splice(0).reverse()) await end();
  });
}

export function endLater(end: () => Promise<void>): void {
  endings.push(end);
}

/** A platform in memory whose link is served over real HTTP and WebSocket. */
export async function startPlatform(
  options: MemoryPlatformOptions = {},
  serve: ServeOptions = {},
): Promise<{ platform: MemoryPlatform; served: ServedLink }> {
  const platform = new MemoryPlatform(options);
  const served = await serveLink(platform, serve);
  endLater(() => served.close());
  return { platform, served };
}

/** A device in memory that the platform has claimed. */
export function claimedDevice(
  platform: MemoryPlatform,
  origin: string,
  options: Partial<MemoryDeviceOptions> = {},
): MemoryDevice {
  const device = new MemoryDevice({ origin, platformKeys: [platform.deps.key.publicKey], ...options });
  platform.admit(device.deps.key.publicKey);
  return device;
}

export function startDevice(device: MemoryDevice, deps: Partial<MemoryDevice['deps']> = {}): LinkClient {
  const client = openLinkClient({ ...device.deps, random: () => 0.01, ...deps });
  endLater(() => client.close());
  return client;
}
