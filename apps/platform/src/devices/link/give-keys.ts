import type { Sealing } from '@vedette/contract/link';
import { type Duration, duration, VedetteError } from '@vedette/domain';
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
  readonly sync: Pick<SiteSyncStore, 'heldKeys' | 'putKeys'>;
  /** Keys could not be given; the terminal goes on without, and asks again with its next birth. */
  readonly failed: (cause: unknown) => void;
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
    const held = await deps.sync.heldKeys(found.site, terminal.id);
    const rows: TerminalKeyRow[] = [];
    for (const need of sealing.needs) rows.push(...(await rowsFor(deps, { owner, terminal, held }, need)));
    // Whoever comes back with nothing new neither waits for others of its site nor makes them wait.
    const isSame = rows.length === held.size && rows.every(({ key, mark }) => held.get(key) === mark);
    return isSame ? false : deps.sync.putKeys(found.site, terminal.id, rows);
  }
  const tried = (device: DeviceId, sealing: Sealing): Promise<boolean> =>
    give(device, sealing).catch((cause: unknown) => {
      if (!(cause instanceof VedetteError && cause.fault === 'caller')) throw cause;
      deps.failed(cause);
      return false;
    });
  return {
    needs: tried,
    async heard(device) {
      const known = said.get(device);
      if (known === undefined || known.last === lastDay(deps.now())) return false;
      return tried(device, known.sealing);
    },
    gone: (device) => void said.delete(device),
  };
}

interface Holder {
  readonly owner: KeyOwner;
  readonly terminal: Recipient;
  /** Marks of the rows that it holds. */
  readonly held: ReadonlyMap<string, string>;
}

async function rowsFor(
  { keys, now }: GiveKeysDeps,
  { owner, terminal, held }: Holder,
  { purpose, periods, from }: Sealing['needs'][number],
): Promise<readonly TerminalKeyRow[]> {
  const keeps = periods.map((seconds) => duration(seconds * 1000));
  const dayKeys = await livingKeys(keys, owner, purpose, daysFrom(from, now()), keeps);
  const known = dayKeys.filter(({ id }) => held.get(indexRow(id)) === id);
  const missing = dayKeys.filter((key) => !known.includes(key)).map(({ day: of }) => of);
  const sealed = missing.length === 0 ? [] : await keys.indexKeys(owner, purpose, missing, terminal);
  return [
    ...dayKeys.map(dayKeyRow),
    // Sealed to it once; the mark leaves the row as it is.
    ...known.map(({ id }): TerminalKeyRow => ({ key: indexRow(id), document: '', mark: id })),
    ...sealed.map(({ id, bytes }): TerminalKeyRow => {
      const document = JSON.stringify({ sealed: Buffer.from(bytes).toString('base64url') });
      return { key: indexRow(id), document, mark: id };
    }),
  ];
}

const indexRow = (id: DayKey['id']): SyncKey => `index-key/${id}` as SyncKey;

/** Without the days whose keys are destroyed: what still waits of them can be sealed for nobody. */
async function livingKeys(
  keys: GiveKeysDeps['keys'],
  owner: KeyOwner,
  purpose: string,
  days: readonly KeyDay[],
  keeps: readonly Duration[],
): Promise<readonly DayKey[]> {
  const ask = (of: readonly KeyDay[]) => keys.publicKeys(owner, purpose, of, keeps);
  const isGone = (cause: unknown) => cause instanceof VedetteError && cause.code === 'not-found';
  try {
    return await ask(days);
  } catch (cause) {
    if (!isGone(cause)) throw cause;
    const found: DayKey[] = [];
    for (const one of days)
      found.push(
        ...(await ask([one]).catch((why: unknown): readonly DayKey[] => {
          if (isGone(why)) return [];
          throw why;
        })),
      );
    return found;
  }
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
