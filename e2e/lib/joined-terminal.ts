import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deviceRoutes, locationRoutes, platformRecordRoutes } from '@vedette/contract/platform';
import { vi } from 'vitest';
import { type AdminClient, claimTerminal } from './admin-client.ts';
import { claimPlatform, type PlatformOwner } from './platform-owner.ts';
import { type PlatformProcess, startPlatform } from './platform-process.ts';
import { newPlace, startTerminal, type TerminalPlace, type TerminalProcess } from './terminal-process.ts';
import { tapWire, type WireTap } from './wire-tap.ts';

/** A real terminal that has joined a real platform, over a wire that a test holds. */
export interface JoinedTerminal {
  readonly platform: PlatformProcess;
  readonly owner: PlatformOwner;
  readonly wire: WireTap;
  readonly place: TerminalPlace;
  readonly admin: AdminClient;
  readonly device: string;
  terminal(): TerminalProcess;
  /** The owner of the terminal, wherever it listens now. */
  signedIn(): AdminClient;
  /** Starts the terminal anew on what it kept. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface LinkSeen {
  readonly state: string;
  readonly device: string;
  readonly problem: string | null;
  readonly awaitsKey: boolean;
  readonly waiting: { readonly records: number; readonly captures: number };
}

const patience = { timeout: 60_000, interval: 200 };

export const linkOf = async (admin: AdminClient): Promise<LinkSeen> =>
  (await admin.call('GET', '/api/platform')).json<LinkSeen>();

export async function untilConnected(admin: AdminClient): Promise<LinkSeen> {
  return vi.waitFor(async () => {
    const link = await linkOf(admin);
    if (link.state !== 'connected') throw new Error(`${link.state}: ${link.problem}`);
    return link;
  }, patience);
}

export async function joinTerminal(): Promise<JoinedTerminal> {
  const platform = await startPlatform();
  const owner = await claimPlatform(platform);
  const wire = await tapWire(platform.origin);
  const standing = await standAt(owner, wire.origin);
  return {
    ...{ platform, owner, wire, ...standing },
    async close() {
      await standing.close();
      await wire.close();
      await platform.stop();
    },
  };
}

/** A terminal of the first site, however it reaches its platform. */
export type StandingTerminal = Omit<JoinedTerminal, 'platform' | 'owner' | 'wire'>;

/** Starts a terminal that joins by a voucher of the owner's. @param settings what stands in its `terminal.json` */
export async function standAt(
  owner: PlatformOwner,
  origin: string,
  settings?: unknown,
): Promise<StandingTerminal> {
  const place = await newPlace(settings);
  const file = join(place.folder, 'voucher');
  await writeFile(file, `${await newVoucher(owner)}\n`, { mode: 0o600 });
  const start = () => startTerminal(place, '--join', origin, '--voucher-file', file);
  let terminal = await start();
  const admin = await claimTerminal(terminal);
  const { device } = await untilConnected(admin);
  return {
    ...{ place, admin, device },
    terminal: () => terminal,
    signedIn: () => admin.at(terminal.base),
    async restart() {
      terminal = await start();
    },
    async close() {
      await terminal.stop('SIGKILL');
      await place.remove();
    },
  };
}

export async function newVoucher(owner: PlatformOwner): Promise<string> {
  const body = { site: await firstSite(owner), uses: 1, hours: 1 };
  return (await owner(deviceRoutes.voucher, { body })).voucher;
}

export async function firstSite(owner: PlatformOwner): Promise<number> {
  const { items } = await owner(locationRoutes.tree, {});
  const site = items.find(({ kind }) => kind === 'site');
  if (site === undefined) throw new Error('no site');
  return site.id;
}

const hour = 3_600_000;
/** Records of the last day that the platform has, newest first. */
export async function recordsThere(owner: PlatformOwner, limit = 50) {
  const now = Date.now();
  const query = { from: now - 25 * hour, to: now + hour, limit };
  return (await owner(platformRecordRoutes.search, { query })).items;
}

/** How many passages of the last day the platform has counted. */
export async function countThere(owner: PlatformOwner): Promise<number> {
  const now = Date.now();
  const query = { from: now - 26 * hour, to: now + hour, step: 'hour' as const, by: 'all' as const };
  const { items } = await owner(platformRecordRoutes.flow, { query });
  return items.reduce((sum, { count }) => sum + count, 0);
}
