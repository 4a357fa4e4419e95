import { randomInt } from 'node:crypto';
import { VedetteError } from '@vedette/domain';
import {
  type EpochMedium,
  type KeyCustody,
  type RotatingCustody,
  rackNumbersFrom,
  type WrappedKey,
} from './port.ts';
import { unwrapUnder, wrapUnder } from './wrap.ts';

/** Whether nothing was ever wrapped, so that a key may be made; asked only when the medium holds none. */
export type MayCreate = () => Promise<boolean>;

/**
 * Wraps under the newest key of a medium. The first epoch is drawn at random, so that a medium made anew is never
 * taken for one that was lost.
 * @throws `store-key-missing` when there is no key and none may be made
 */
export async function epochCustody(medium: EpochMedium, mayCreate: MayCreate): Promise<RotatingCustody> {
  const keys = new EpochKeys(medium);
  await keys.load();
  if (keys.epochs().length === 0) {
    if (!(await mayCreate())) throw missing();
    await medium.add(randomInt(1, rackNumbersFrom / 2));
    await keys.load();
  }
  const unwrap: KeyCustody['unwrap'] = (wrapped, name) => keys.unwrap(wrapped, name);
  return {
    kind: medium.kind,
    wrap: async (key, name) => keys.wrap(keys.newest(), key, name),
    unwrap,
    keeping: (epoch) => ({
      wrap: async (key, name) => keys.wrap(epoch, key, name),
      unwrap,
      close: () => undefined,
    }),
    async epochs() {
      await keys.load();
      return keys.epochs();
    },
    async begin() {
      await keys.load();
      const epoch = keys.newest() + 1;
      await medium.add(epoch);
      await keys.load();
      return epoch;
    },
    async destroy(epoch) {
      await keys.load();
      if (epoch === keys.newest()) throw new VedetteError('conflict', 'caller', { at: 'epoch' });
      if (keys.epochs().includes(epoch)) await medium.remove(epoch);
      keys.drop(epoch);
    },
    close: () => keys.close(),
  };
}

/** Keys of epochs as the medium has them, in memory until they are dropped. */
class EpochKeys {
  readonly #medium: EpochMedium;
  readonly #keys = new Map<number, Buffer>();
  #isClosed = false;

  constructor(medium: EpochMedium) {
    this.#medium = medium;
  }

  async load(): Promise<void> {
    if (this.#isClosed) throw missing();
    const found = await this.#medium.load();
    for (const epoch of this.epochs()) this.drop(epoch);
    for (const { epoch, key } of found.toSorted((a, b) => a.epoch - b.epoch)) this.#keys.set(epoch, key);
  }

  /** Ascending. */
  epochs(): readonly number[] {
    return [...this.#keys.keys()];
  }

  newest(): number {
    const last = this.epochs().at(-1);
    if (last === undefined) throw missing();
    return last;
  }

  wrap(epoch: number, key: Uint8Array, name: Uint8Array): WrappedKey {
    return { epoch, bytes: wrapUnder(this.#held(epoch), key, name) };
  }

  async unwrap({ epoch, bytes }: WrappedKey, name: Uint8Array): Promise<Buffer> {
    // Another process may have begun an epoch since.
    if (!this.#keys.has(epoch)) await this.load();
    return unwrapUnder(this.#held(epoch), bytes, name);
  }

  drop(epoch: number): void {
    this.#keys.get(epoch)?.fill(0);
    this.#keys.delete(epoch);
  }

  close(): void {
    this.#isClosed = true;
    for (const epoch of this.epochs()) this.drop(epoch);
  }

  #held(epoch: number): Buffer {
    const key = this.#keys.get(epoch);
    if (key === undefined) throw missing();
    return key;
  }
}

const missing = () => new VedetteError('store-key-missing', 'caller', { at: 'key-encryption key' });
