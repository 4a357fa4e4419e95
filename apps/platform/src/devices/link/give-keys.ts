import type { Sealing } from '@vedette/contract/link';
import { duration } from '@vedette/domain';
import type { DeviceId, SiteSyncStore, SyncKey, TerminalKeyRow } from '@vedette/store/platform';
import {
  type DayKey,
  type DayKeys,
  type KeyDay,
  type KeyOwner,
  keyDay,
  type Recipient,
  recipientOf,
} from '@vedette/vault';
import type { KnownDevices } from './known-devices.ts';

export interface GiveKeysDeps {
  readonly known: Pick<KnownDevices, 'claimed'>;
  readonly keys: Pick<DayKeys, 'publicKeys' | 'indexKeys'>;
  readonly sync: Pick<SiteSyncStore, 'putKeys'>;
  readonly now: () => number;
}

export interface GiveKeys {
  /** A terminal has said what it needs; gives whether it has to be told. */
  needs(device: DeviceId, sealing: Sealing): Promise<boolean>;
  /** It is still there, perhaps on another day. */
  heard(device: DeviceId): Promise<boolean>;
  gone(device: DeviceId): void;
}

const day = 86_400_000;
/** Tomorrow has begun nowhere yet, and begins everywhere within this. */
const ahead = 38 * 3_600_000;
const daysAtMost = 60;

/** Gives each terminal what its records are sealed to, from the oldest that waits to those of tomorrow. */
export function giveKeys(deps: GiveKeysDeps): GiveKeys {
  const said = new Map<DeviceId, { readonly sealing: Sealing; readonly last: string }>();
  async function give(device: DeviceId, sealing: Sealing): Promise<boolean> {
    said.set(device, { sealing, last: lastDay(deps.now()) });
    const found = await deps.known.claimed(device);
    if (found === null || found.site === null || found.organisation === null) return false;
    const terminal = await recipientOf(new Uint8Array(Buffer.from(sealing.publicKey, 'base64url')));
    const owner = found.organisation as string as KeyOwner;
    const rows: TerminalKeyRow[] = [];
    for (const need of sealing.needs) rows.push(...(await rowsFor(deps, owner, terminal, need)));
    return deps.sync.putKeys(found.site, terminal.id, rows);
  }
  return {
    needs: give,
    async heard(device) {
      const known = said.get(device);
      if (known === undefined || known.last === lastDay(deps.now())) return false;
      return give(device, known.sealing);
    },
    gone: (device) => void said.delete(device),
  };
}

async function rowsFor(
  { keys, now }: GiveKeysDeps,
  owner: KeyOwner,
  terminal: Recipient,
  { purpose, periods, from }: Sealing['needs'][number],
): Promise<readonly TerminalKeyRow[]> {
  const days = daysFrom(from, now());
  const keeps = periods.map((seconds) => duration(seconds * 1000));
  const dayKeys = await keys.publicKeys(owner, purpose, days, keeps);
  const indexKeys = await keys.indexKeys(owner, purpose, days, terminal);
  return [
    ...dayKeys.map(dayKeyRow),
    ...indexKeys.map(({ id, bytes }): TerminalKeyRow => {
      const document = JSON.stringify({ sealed: Buffer.from(bytes).toString('base64url') });
      return { key: `index-key/${id}` as SyncKey, document, mark: id };
    }),
  ];
}

function dayKeyRow({ id, purpose, day: of, generation, recipients }: DayKey): TerminalKeyRow {
  const sealedTo = recipients.map(({ keep, publicKey }) => {
    return { keep: Math.floor(keep / 1000), publicKey: Buffer.from(publicKey).toString('base64url') };
  });
  const document = JSON.stringify({ purpose, day: of, generation, recipients: sealedTo });
  return { key: `day-key/${id}` as SyncKey, document, mark: document };
}

const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const lastDay = (now: number): string => dateOf(now + ahead);

/** What waits longer than the keys of its days live has nothing left in it that could be sealed. */
function daysFrom(from: string, now: number): readonly KeyDay[] {
  const last = Date.parse(lastDay(now));
  const first = Math.min(last, Math.max(Date.parse(from), last - (daysAtMost - 1) * day));
  return Array.from({ length: (last - first) / day + 1 }, (_, nth) => keyDay(dateOf(first + nth * day)));
}
