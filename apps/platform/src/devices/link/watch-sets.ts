import type { DeviceId, LocationId, SiteSyncStore } from '@vedette/store/platform';
import type { KnownDevices } from './known-devices.ts';
import type { PresenceNews } from './link-presence.ts';

export interface WatchSetsDeps {
  readonly sync: Pick<SiteSyncStore, 'news'>;
  readonly known: Pick<KnownDevices, 'claimed'>;
  readonly wake: (device: DeviceId) => void;
}

/** Notices that the set of a site has changed, whoever changed it and in whatever process. */
export interface WatchSets {
  /** A device has come to this process, or left it. */
  presence(told: Pick<PresenceNews, 'device' | 'isOnline'>): Promise<void>;
  /** Wakes those whom a change since the last look concerns; gives how many. */
  look(): Promise<number>;
}

export function watchSets({ sync, known, wake }: WatchSetsDeps): WatchSets {
  const present = new Map<DeviceId, LocationId>();
  /** As each site's set was when it was looked at last. */
  const seen = new Map<LocationId, number>();
  return {
    async presence({ device, isOnline }) {
      const site = isOnline ? ((await known.claimed(device))?.site ?? null) : null;
      if (site === null) present.delete(device);
      else present.set(device, site);
    },
    async look() {
      if (present.size === 0) return 0;
      const sites = new Set(present.values());
      const news = await sync.news(new Map([...sites].map((site) => [site, seen.get(site) ?? null])));
      for (const [site, { version }] of news) seen.set(site, version);
      const woken = [...present].filter(([device, site]) => {
        const concerned = news.get(site)?.devices;
        return concerned === 'all' || concerned?.has(device) === true;
      });
      for (const [device] of woken) wake(device);
      return woken.length;
    },
  };
}
