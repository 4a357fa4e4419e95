import { createHash } from 'node:crypto';
import type { ContentHash, RowKey } from '@vedette/contract/link';
import type { Duty, Instant } from '@vedette/domain';
import type { DigestedRow } from '@vedette/link';
import { type LinkKey, linkKeyFrom, newLinkSecret } from '@vedette/link/device';
import { type KeyDay, periodsOf } from '@vedette/vault';
import { openVault, owner } from '@vedette/vault/test/kit';
import { type OwnKeys, openOwnKeys } from '../src/platform-link/keys/own-keys.ts';
import { openPorts, type TerminalPorts } from '../src/platform-link/open-ports.ts';
import type { Updates } from '../src/updates/open-updates.ts';
import { type Admin, type AdminOptions, openAdmin } from './admin.ts';

type Vault = Awaited<ReturnType<typeof openVault>>;

/** A terminal as its platform finds it: its ports over a real store. */
export interface Joined {
  readonly admin: Admin;
  readonly ports: TerminalPorts;
  readonly keys: OwnKeys;
  /** Gives the terminal rows and takes others away, as the link does; gives the faults by key. */
  bring(rows: Readonly<Record<string, unknown>>, ...removed: readonly string[]): Promise<Map<string, string>>;
  /** Rows with the keys for a duty's records of a day, the present one when absent. */
  keysFor(duty: Duty, day?: string): Promise<Readonly<Record<string, unknown>>>;
  /** Opens what was sealed to those keys. */
  readonly vault: Vault;
  readonly needsChanged: () => number;
  /** By which it is told apart from others who would destroy something. */
  readonly platformKey: LinkKey;
}

export function rowOf(key: string, content: unknown): DigestedRow {
  const document = typeof content === 'string' ? content : JSON.stringify(content);
  const digest = createHash('sha256').update(key).update('\0').update(document).digest();
  return { key: key as RowKey, document, digest: new Uint8Array(digest) };
}

export const person = (name: string, change: object = {}) => ({
  ...{ name, phone: null, idNumber: null, organisation: null, validFrom: null, validTo: null },
  ...change,
});

export async function openJoined(
  options: AdminOptions & { readonly since?: Instant; readonly updates?: Updates } = {},
): Promise<Joined> {
  const { updates = null } = options;
  const admin = await openAdmin(options);
  const { deps, store, now } = admin;
  await store.upkeep.setDelivery('platform');
  const keys = await openOwnKeys(store.settings);
  const platformKey = linkKeyFrom(newLinkSecret());
  let changes = 0;
  const ports = await openPorts(
    {
      ...{ ...deps, software: '0.1.0', trust: deps.credentials.trust, totalBytes: async () => 1e12 },
      updatesOf: updates === null ? null : () => updates,
      walkIn: { put: async (link) => void admin.lanes.told.push(`walk-in ${link}`) },
      ...{ identify: () => admin.lanes.told.push('identify'), onFault: raise },
      retire: async (_, retirement) => void admin.lanes.told.push(`retire ${retirement}`),
    },
    {
      ...{ keys, since: options.since ?? now(), origin: 'http://platform.test' },
      believed: () => [platformKey.publicKey],
      syncAnew: () => admin.lanes.told.push('sync-anew'),
      ask: async () => null,
      synced: () => undefined,
      needsChanged: () => {
        changes += 1;
      },
    },
  );
  let version = 0;
  const vault = await openVault();
  return {
    ...{ admin, ports, keys, vault, platformKey, needsChanged: () => changes },
    async bring(rows, ...removed) {
      version += 1;
      const problems = await ports.sync.apply({
        state: { version, hash: String(version).padStart(64, '0') as ContentHash },
        rows: Object.entries(rows).map(([key, content]) => rowOf(key, content)),
        removed: removed.map((key) => key as RowKey),
      });
      return new Map(problems.map(({ key, fault }) => [key, fault]));
    },
    keysFor: (duty, day = deps.clock.local(now()).date) => keyRows(vault, keys, duty, day),
  };
}

async function keyRows({ keys }: Vault, { pair }: OwnKeys, duty: Duty, day: string) {
  const days = [day as KeyDay];
  const [key] = await keys.publicKeys(owner, duty.purpose, days, periodsOf(duty));
  const [index] = await keys.indexKeys(owner, duty.purpose, days, pair);
  if (key === undefined || index === undefined) throw new Error('no keys');
  const recipients = key.recipients.map(({ keep, publicKey }) => {
    return { keep: keep / 1000, publicKey: Buffer.from(publicKey).toString('base64url') };
  });
  const { purpose, generation } = key;
  return {
    [`day-key/${key.id}`]: { purpose, day, generation, recipients },
    [`index-key/${index.id}`]: { sealed: Buffer.from(index.bytes).toString('base64url') },
  };
}

function raise(_what: string, cause: unknown): never {
  throw cause;
}
