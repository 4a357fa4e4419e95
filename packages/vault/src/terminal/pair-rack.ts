import { type Duration, VedetteError } from '@vedette/domain';
import { openAtOnce, sealAtOnce } from '../hpke/seal-at-once.ts';
import { type DayKey, periodsAtMost } from '../key/day-key.ts';
import { type KeyDay, type KeyId, keyIdOf } from '../key/key-id.ts';
import { makeX25519 } from '../key/x25519.ts';
import { canonicalBytes } from '../seal/canonical-bytes.ts';
import type { Binding } from '../seal/seal-to.ts';
import type { NewPair } from './key-file/blocks.ts';
import type { PublicPair } from './key-file/header.ts';
import { isInRange } from './key-file/names.ts';
import type { PairPlace, PurposeRange } from './port.ts';

interface HeldPair {
  readonly pair: PublicPair;
  /** Null in the ring: its private half came with that. */
  readonly sealed: Buffer | null;
  /** The private half; null while locked. */
  key: Buffer | null;
  isFresh: boolean;
}

/** What new private halves are sealed to. */
export interface SealingVault {
  readonly publicKey: Buffer;
  readonly bind: (pair: PublicPair) => Binding;
  /** Whether they stay in memory; a locked vault makes pairs that it cannot use itself. */
  readonly isOpen: boolean;
}

/** What the private half of a new pair is sealed for. */
export const pairBinding = (vault: Uint8Array, generation: number, pair: PublicPair): Binding => ({
  use: 'vedette/vault-pair/1',
  associated: canonicalBytes(
    vault,
    String(generation),
    String(pair.serial),
    pair.purpose,
    pair.day,
    String(pair.keep / 1000),
    pair.publicKey,
  ),
});

/** The pairs of days: public halves always, private halves while the vault is open. */
export class PairRack {
  readonly #pairs: HeldPair[] = [];
  /** What was asked for, because every record asks; void as soon as a pair comes or goes. */
  readonly #asked = new Map<string, DayKey>();
  #serial: number;

  constructor(serial: number) {
    this.#serial = serial;
  }

  get serial(): number {
    return this.#serial;
  }

  get size(): number {
    return this.#pairs.length;
  }

  /** From the header, whose ring holds the private half. */
  addKept(pair: PublicPair): void {
    this.#pairs.push({ pair, sealed: null, key: null, isFresh: false });
  }

  addNew({ pair, sealed }: NewPair): void {
    this.#serial = Math.max(this.#serial, pair.serial);
    this.#pairs.push({ pair, sealed, key: null, isFresh: false });
  }

  /** @param ringKeys private halves of those that `addKept` brought, in that order */
  open(
    ringKeys: ReadonlyMap<PublicPair, Buffer | undefined>,
    vaultKey: Buffer,
    bind: (pair: PublicPair) => Binding,
  ): void {
    for (const held of this.#pairs) {
      const key =
        held.sealed === null ? ringKeys.get(held.pair) : openAtOnce(vaultKey, bind(held.pair), held.sealed);
      if (key === undefined || key === null)
        throw new VedetteError('store-damaged', 'world', { at: 'key file' });
      held.key = key;
    }
  }

  lock(): void {
    for (const held of this.#pairs) {
      held.key?.fill(0);
      held.key = null;
    }
  }

  /**
   * The keys of a day, with a pair for each period; what is missing is made and sealed to the vault.
   * @throws `input-invalid`
   */
  dayKey(place: { purpose: string; day: KeyDay }, keeps: readonly Duration[], vault: SealingVault): DayKey {
    const asked = `${place.purpose}/${place.day}/${keeps.join()}`;
    const known = this.#asked.get(asked);
    if (known !== undefined) return known;
    checkKeeps(keeps);
    const living = this.#pairs.filter(({ pair }) => pair.purpose === place.purpose && pair.day === place.day);
    const newest = Math.max(...living.map(({ pair }) => pair.serial), 0);
    const serial = newest === 0 ? this.#serial + 1 : newest;
    // Looked at before anything is made: a name that is none must leave nothing behind.
    const id = keyIdOf({ ...place, generation: serial });
    const recipients = keeps.map((keep) => {
      const found = living.find(({ pair }) => pair.serial === serial && pair.keep === keep);
      const { pair } = found ?? this.#make({ ...place, serial, keep }, vault);
      return { keep, publicKey: pair.publicKey };
    });
    this.#serial = Math.max(this.#serial, serial);
    const key = { ...place, id, generation: serial, recipients };
    this.#asked.set(asked, key);
    return key;
  }

  #make(
    name: { purpose: string; day: KeyDay; serial: number; keep: Duration },
    { publicKey, bind, isOpen }: SealingVault,
  ): HeldPair {
    const made = makeX25519();
    const pair: PublicPair = { kind: 'pair', ...name, publicKey: made.publicKey };
    const sealed = sealAtOnce(publicKey, bind(pair), made.privateKey);
    if (!isOpen) made.privateKey.fill(0);
    const held = { pair, sealed, key: isOpen ? made.privateKey : null, isFresh: true };
    this.#pairs.push(held);
    this.#asked.clear();
    return held;
  }

  /** The private half; null for one that is destroyed or was never here, and while locked. */
  privateKey(id: KeyId, keep: Duration): Buffer | null {
    return this.#pairs.find(({ pair }) => pair.keep === keep && keyIdOf(idOf(pair)) === id)?.key ?? null;
  }

  fresh(): NewPair[] {
    return this.#pairs.flatMap(({ pair, sealed, isFresh }) =>
      isFresh && sealed !== null ? [{ pair, sealed }] : [],
    );
  }

  saved(): void {
    for (const held of this.#pairs) held.isFresh = false;
  }

  /** Those that a drop means. */
  meant(by: PairPlace | PurposeRange): readonly PublicPair[] {
    const all = this.#pairs.map(({ pair }) => pair).filter(({ purpose }) => purpose === by.purpose);
    if (by.kind === 'all-of-purpose') return all.filter(({ day }) => isInRange(day, by));
    return all.filter(({ day, keep }) => day === by.day && keep === by.keep);
  }

  /** Whether it was there. */
  drop(serial: number, seconds: number): boolean {
    const at = this.#pairs.findIndex(({ pair }) => pair.serial === serial && pair.keep === seconds * 1000);
    const [held] = at < 0 ? [] : this.#pairs.splice(at, 1);
    held?.key?.fill(0);
    this.#asked.clear();
    return held !== undefined;
  }

  places(): PublicPair[] {
    return this.#pairs.map(({ pair }) => pair);
  }

  /** With their private halves, for a re-key. @throws `vault-locked` */
  opened(): readonly { readonly pair: PublicPair; readonly key: Buffer }[] {
    return this.#pairs.map(({ pair, key }) => {
      if (key === null) throw new VedetteError('vault-locked', 'world');
      return { pair, key };
    });
  }
}

const idOf = ({ purpose, day, serial }: PublicPair) => ({ purpose, day, generation: serial });

function checkKeeps(keeps: readonly Duration[]): void {
  const fair = keeps.every((keep) => keep > 0 && keep % 1000 === 0 && keep / 1000 < 2 ** 32);
  if (!fair || keeps.length === 0 || keeps.length > periodsAtMost)
    throw new VedetteError('input-invalid', 'caller', { at: 'periods' });
}
