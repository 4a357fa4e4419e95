import { randomInt } from 'node:crypto';
import { VedetteError } from '@vedette/domain';
import { type EpochMedium, type RotatingCustody, rackNumbersFrom, type WrappedKey } from './port.ts';
import { unwrapUnder, wrapUnder } from './wrap.ts';

/** Whether nothing was ever wrapped, so that a key may be made; asked only when the medium holds none. */
export type MayCreate = () => Promise<boolean>;

/**
 * Wraps under the newest key of a medium. The first epoch is drawn at random, so that a medium made anew is never
 * taken for one that was lost.
 * @throws `store-key-missing` when there is no key and none may be made
 */
export async function epochCustody(medium: EpochMedium, mayCreate: MayCreate): Promise<RotatingCustody> {
  const keys = new Map<number, Buffer>();
  let isClosed = false;
  const drop = (): void => {
    for (const key of keys.values()) key.fill(0);
    keys.clear();
  };
  const load = async (): Promise<void> => {
    if (isClosed) throw missing();
    const found = await medium.load();
    drop();
    for (const { epoch, key } of found.toSorted((a, b) => a.epoch - b.epoch)) keys.set(epoch, key);
  };
  const newest = (): number => {
    const last = [...keys.keys()].at(-1);
    if (last === undefined) throw missing();
    return last;
  };
  const held = (epoch: number): Buffer => {
    const key = keys.get(epoch);
    if (key === undefined) throw missing();
    return key;
  };
  await load();
  if (keys.size === 0) {
    if (!(await mayCreate())) throw missing();
    await medium.add(randomInt(1, rackNumbersFrom / 2));
    await load();
  }
  const wrapAt = (epoch: number, key: Uint8Array, name: Uint8Array): WrappedKey => ({
    epoch,
    bytes: wrapUnder(held(epoch), key, name),
  });
  const unwrap: RotatingCustody['unwrap'] = async ({ epoch, bytes }, name) => {
    // Another process may have begun an epoch since.
    if (!keys.has(epoch)) await load();
    return unwrapUnder(held(epoch), bytes, name);
  };
  return {
    kind: medium.kind,
    wrap: async (key, name) => wrapAt(newest(), key, name),
    unwrap,
    keeping: (epoch) => ({
      wrap: async (key, name) => wrapAt(epoch, key, name),
      unwrap,
      close: () => undefined,
    }),
    async epochs() {
      await load();
      return [...keys.keys()];
    },
    async begin() {
      await load();
      const epoch = newest() + 1;
      await medium.add(epoch);
      await load();
      return epoch;
    },
    async destroy(epoch) {
      await load();
      if (epoch === newest()) throw new VedetteError('conflict', 'caller', { at: 'epoch' });
      if (keys.has(epoch)) await medium.remove(epoch);
      keys.get(epoch)?.fill(0);
      keys.delete(epoch);
    },
    close() {
      isClosed = true;
      drop();
    },
  };
}

const missing = () => new VedetteError('store-key-missing', 'caller', { at: 'key-encryption key' });
