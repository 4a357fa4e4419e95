import { VedetteError } from '@vedette/domain';
import type { RotatingCustody } from '../custody/port.ts';
import type { RackGroup, RackShelf, StoredRack } from './port.ts';
import { newRackKey, newRackNumber, rackName } from './rack.ts';

export interface RackKeysDeps {
  readonly shelf: RackShelf;
  readonly root: RotatingCustody;
  readonly now: () => number;
}

interface HeldRack {
  readonly number: number;
  readonly key: Buffer;
}

/** How long a key of a rack is held without asking again; milliseconds. */
const life = 30_000;
const triesAtMost = 10;

/**
 * Keys of racks, unwrapped for a moment: another process may have replaced a rack since. They are handed out for one
 * synchronous use, since what is held may be zeroed at the next turn.
 */
export class RackKeys {
  readonly #deps: RackKeysDeps;
  readonly #held = new Map<number, HeldRack>();
  #since = 0;

  constructor(deps: RackKeysDeps) {
    this.#deps = deps;
  }

  /** With the rack that a group wraps under, which is asked for each time; it is made when there is none. */
  async usingNewest<T>(group: RackGroup, use: (rack: HeldRack) => T): Promise<T> {
    this.#age();
    for (;;) {
      const stored = (await this.#deps.shelf.ofGroup(group)).at(-1);
      if (stored === undefined) {
        await this.addNewest(group);
        continue;
      }
      const rack = this.#held.get(stored.number);
      if (rack !== undefined) return use(rack);
      await this.#open(stored);
    }
  }

  /** @throws `store-key-missing` for a rack that was replaced and is gone */
  async using<T>(number: number, use: (key: Buffer) => T): Promise<T> {
    this.#age();
    for (;;) {
      const rack = this.#held.get(number);
      if (rack !== undefined) return use(rack.key);
      const stored = await this.#deps.shelf.find(number);
      if (stored === null) throw new VedetteError('store-key-missing', 'caller', { at: 'rack' });
      await this.#open(stored);
    }
  }

  /** Another rack for a group, which wraps from now on; or that of another process, if it was first. */
  async addNewest(group: RackGroup): Promise<void> {
    const { shelf, root } = this.#deps;
    const before = (await shelf.ofGroup(group)).at(-1)?.nth ?? 0;
    const [number, key] = [newRackNumber(), newRackKey()];
    for (let tries = 0; tries < triesAtMost; tries++) {
      const wrapped = await root.wrap(key, rackName({ number, group }));
      if (await shelf.add({ number, group, nth: before + 1, wrapped })) {
        this.#held.set(number, { number, key });
        return;
      }
      const newest = (await shelf.ofGroup(group)).at(-1)?.nth ?? 0;
      if (newest > before) return void key.fill(0);
      // Its epoch was closed by another process: look which one wraps now.
      await root.epochs();
    }
    key.fill(0);
    throw new VedetteError('conflict', 'world', { at: 'rack' });
  }

  /** Zeroes what it holds. */
  forget(): void {
    for (const { key } of this.#held.values()) key.fill(0);
    this.#held.clear();
  }

  async #open(rack: StoredRack): Promise<void> {
    const key = await this.#deps.root.unwrap(rack.wrapped, rackName(rack));
    this.#held.get(rack.number)?.key.fill(0);
    this.#held.set(rack.number, { number: rack.number, key });
  }

  #age(): void {
    const at = this.#deps.now();
    if (at - this.#since < life) return;
    this.forget();
    this.#since = at;
  }
}
