import type { DeviceId, LocationId, SiteSyncStore } from '@vedette/store/platform';

export interface WatchSetsDeps {
  readonly sync: Pick<SiteSyncStore, 'versions'>;
  readonly wake: (device: DeviceId) => void;
  readonly failed: (cause: unknown) => void;
}

/** Sees that the set of a site has changed, whoever changed it and in whatever process, and wakes its terminals. */
export interface WatchSets {
  /** It is connected to this process. */
  entered(device: DeviceId, site: LocationId): void;
  left(device: DeviceId): void;
  stop(): void;
}

const lookEvery = 1_000;

export function watchSets({ sync, wake, failed }: WatchSetsDeps): WatchSets {
  const present = new Map<DeviceId, LocationId>();
  let seen: ReadonlyMap<LocationId, number> = new Map();
  let isLooking = false;

  async function look(): Promise<void> {
    const versions = await sync.versions();
    const before = seen;
    seen = versions;
    for (const [device, site] of present) if (versions.get(site) !== before.get(site)) wake(device);
  }
  const timer = setInterval(() => {
    // A database that is slow is asked once at a time.
    if (isLooking || present.size === 0) return;
    isLooking = true;
    look()
      .catch(failed)
      .finally(() => {
        isLooking = false;
      });
  }, lookEvery);
  return {
    entered: (device, site) => void present.set(device, site),
    left: (device) => void present.delete(device),
    stop: () => clearInterval(timer),
  };
}
