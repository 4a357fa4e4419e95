import { type ContentHash, type DeviceId, type Downlink, linkLimits } from '@vedette/contract/link';
import type { LinkDeps } from './ports.ts';

/** What may be new for a device. */
export const linkNews = ['commands', 'config', 'sync'] as const;
export type LinkNews = (typeof linkNews)[number];

/** What a device was told last, so that only what is new is said. */
export interface Told {
  config: number;
  sync: number;
  /** Of the sync set as the device has told it; null when nobody knows. */
  hash: ContentHash | null;
}

/**
 * What is to be said to a device now; `told` is brought up to it.
 * @param isFresh whether this is a new channel, on which commands that were not acknowledged come again
 */
export async function newsFor(
  deps: Pick<LinkDeps, 'commands' | 'configs' | 'sync' | 'clock'>,
  device: DeviceId,
  told: Told,
  about: ReadonlySet<LinkNews>,
  isFresh = false,
): Promise<readonly Downlink[]> {
  const news: Downlink[] = [];
  if (about.has('config')) news.push(...(await configNews(deps, device, told)));
  if (about.has('sync')) news.push(...(await syncNews(deps, device, told)));
  // Taken last: from here to the wire nothing else is waited for, and a door's command lives ten seconds.
  if (about.has('commands')) {
    const commands = await deps.commands.take(device, deps.clock.now(), isFresh, linkLimits.commands);
    news.push(...commands.map((command): Downlink => ({ type: 'command', command })));
  }
  return news;
}

async function configNews(
  { configs }: Pick<LinkDeps, 'configs'>,
  device: DeviceId,
  told: Told,
): Promise<readonly Downlink[]> {
  const { version, settings } = await configs.desired(device);
  if (version === told.config || version === 0) return [];
  told.config = version;
  return [{ type: 'config', version, settings: [...settings] }];
}

async function syncNews(
  { sync }: Pick<LinkDeps, 'sync'>,
  device: DeviceId,
  told: Told,
): Promise<readonly Downlink[]> {
  const { version, hash } = await sync.head(device);
  // The same version with another content: one end was set back, and has gone on from there.
  const isSame = version === told.sync && (told.hash === null || told.hash === hash);
  told.hash = null;
  if (isSame) return [];
  told.sync = version;
  return [{ type: 'sync-changed', version }];
}
