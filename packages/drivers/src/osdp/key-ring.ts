import { VedetteError } from '@vedette/domain';
import { invalid } from '../common/fields.ts';
import type { ReaderConfig } from '../driver-config.ts';
import { Scbk } from './scbk.ts';

/** The setting of a terminal's encrypted store that holds the keys of its readers, and nothing else does. */
export const osdpKeysSetting = 'osdp.keys';

/** By lane and reader the key it answers to, and the one it is to be given; hex digits. */
type Kept = Readonly<Record<string, { readonly key?: string; readonly next?: string }>>;

interface Keys {
  readonly key: Scbk | null;
  readonly next: Scbk | null;
}

const none: Keys = { key: null, next: null };

/**
 * The keys of a terminal's OSDP readers. A reader goes on under the key it has until it has shown that it took the
 * next one; the next one is kept before it is sent, so that neither can be lost on the way. Every key that is given
 * out is the caller's to destroy.
 */
export class OsdpKeyRing {
  readonly #keys: Map<string, Keys>;

  private constructor(keys: Map<string, Keys>) {
    this.#keys = keys;
  }

  /**
   * @param json value of the setting; undefined when no reader was ever installed
   * @throws VedetteError store-damaged, which repeats no key
   */
  static parse(json: unknown): OsdpKeyRing {
    if (json !== undefined && !isRecord(json)) throw damaged();
    return new OsdpKeyRing(new Map(Object.entries(json ?? {}).map(([name, kept]) => [name, keysIn(kept)])));
  }

  /** To be kept under the setting, in a store that is encrypted. */
  reveal(): Kept {
    return Object.fromEntries(
      [...this.#keys].map(([name, { key, next }]) => [
        name,
        { ...(key && { key: hexOf(key) }), ...(next && { next: hexOf(next) }) },
      ]),
    );
  }

  /** The key that a reader answers to; null while it has not been installed. */
  keyOf(lane: string, reader: string): Scbk | null {
    return this.#at(lane, reader).key?.copy() ?? null;
  }

  /**
   * The key to give to a reader: the one of an installation that did not come to its end, or else a new one.
   * @param given one that the reader is known to have already, from another panel
   */
  nextOf(lane: string, reader: string, given: Scbk | null = null): Scbk {
    const { key, next } = this.#at(lane, reader);
    const chosen = given?.copy() ?? next ?? Scbk.random();
    this.#keys.set(nameOf(lane, reader), { key, next: chosen });
    return chosen.copy();
  }

  /** The reader has taken its next key, and answers to no other. */
  settle(lane: string, reader: string): void {
    const { key, next } = this.#at(lane, reader);
    if (next === null) return;
    key?.destroy();
    this.#keys.set(nameOf(lane, reader), { key: next, next: null });
  }

  destroy(): void {
    for (const { key, next } of this.#keys.values()) {
      key?.destroy();
      next?.destroy();
    }
    this.#keys.clear();
  }

  #at(lane: string, reader: string): Keys {
    return this.#keys.get(nameOf(lane, reader)) ?? none;
  }
}

/**
 * Puts the keys of a lane's readers into their configuration; other drivers' is left as it is.
 * @throws VedetteError input-invalid for a reader that has a key, and is to be spoken to in clear text
 */
export function withOsdpKeys(config: ReaderConfig, ring: OsdpKeyRing, lane: string): ReaderConfig {
  if (config.driver !== 'osdp') return config;
  const [first, ...others] = config.readers;
  const keyed = (one: typeof first): typeof first => {
    const scbk = ring.keyOf(lane, one.name);
    if (one.security === 'clear' && scbk !== null)
      throw invalid(
        `reader ${one.name}.security`,
        'it has a key, and is never spoken to in clear text again',
      );
    return { ...one, scbk };
  };
  return { ...config, readers: [keyed(first), ...others.map(keyed)] };
}

const nameOf = (lane: string, reader: string): string => `${lane}/${reader}`;

function hexOf(key: Scbk): string {
  const bytes = key.reveal();
  const hex = bytes.toString('hex');
  bytes.fill(0);
  return hex;
}

function keysIn(kept: unknown): Keys {
  if (!isRecord(kept)) throw damaged();
  return { key: keyIn(kept['key']), next: keyIn(kept['next']) };
}

function keyIn(hex: unknown): Scbk | null {
  if (hex === undefined) return null;
  const key = typeof hex === 'string' ? Scbk.parse(hex) : null;
  if (key === null) throw damaged();
  return key;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const damaged = (): VedetteError => new VedetteError('store-damaged', 'world', { at: osdpKeysSetting });
