import { VedetteError } from '@vedette/domain';
import { type KeyCustody, rackNumbersFrom, type WrappedKey } from '../custody/port.ts';
import { unwrapUnder, wrapUnder } from '../custody/wrap.ts';
import type { RackContents, RackGroup, RackItem, StoredRack } from './port.ts';
import { rackName } from './rack.ts';
import { RackKeys, type RackKeysDeps } from './rack-keys.ts';

export interface RacksDeps extends RackKeysDeps {
  readonly contents: readonly RackContents[];
  /** Whether what lies under epochs that are gone may be given up: after an old copy of the database was put back. */
  readonly mayGiveUp?: boolean;
}

const movedAtOnce = 500;
const triesAtMost = 10;

/**
 * Keys that wrap keys, so that forgetting one thing costs little: what lies in a group is wrapped under the group's
 * rack, and only the few racks lie under the epoch of the custody. To forget is to make the group another rack, wrap
 * the survivors under it, begin an epoch, put all racks under that, and destroy the old epoch outside the database.
 * Whatever an old page or a backup of the database holds then has lost the key that it needs. Each step may be cut
 * off; `finish` does what is left.
 */
export class Racks {
  readonly #deps: RacksDeps;
  readonly #keys: RackKeys;

  private constructor(deps: RacksDeps) {
    this.#deps = deps;
    this.#keys = new RackKeys(deps);
  }

  /**
   * Ready to wrap, after what a crash left undone.
   * @throws `store-key-missing` when racks lie under an epoch that the custody does not have, `custody-unavailable`
   */
  static async open(deps: RacksDeps): Promise<Racks> {
    const racks = new Racks(deps);
    const { shelf, root } = deps;
    await shelf.exclusively(async () => {
      const [newest] = (await root.epochs()).toReversed();
      if (newest !== undefined && (await shelf.isNew())) await shelf.openEpoch(newest, true);
      await racks.#demandEpochs();
    });
    await racks.finish();
    return racks;
  }

  /** A custody whose keys lie in that group. */
  custody(group: RackGroup): KeyCustody {
    const keys = this.#keys;
    return {
      wrap: (key, name) =>
        keys.usingNewest(group, (rack) => ({ epoch: rack.number, bytes: wrapUnder(rack.key, key, name) })),
      unwrap: (wrapped, name) => this.#unwrap(wrapped, name),
      close: () => keys.forget(),
    };
  }

  /**
   * For what is never forgotten: it lies under the first epoch, which is never destroyed, so that an old copy of the
   * custody's medium is enough to have it back.
   */
  async kept(): Promise<KeyCustody> {
    return this.#deps.root.keeping(await this.#deps.shelf.keptEpoch());
  }

  /**
   * What was dropped from these groups before the call opens for nobody after it. Gives the epoch that it has come to.
   */
  renew(groups: readonly RackGroup[]): Promise<number> {
    return this.#deps.shelf.exclusively(async () => {
      for (const group of new Set(groups)) await this.#supersede(group);
      await this.#moveAll();
      return this.#rotate();
    });
  }

  /** What a crash has left half done. */
  finish(): Promise<void> {
    const { shelf, root } = this.#deps;
    return shelf.exclusively(async () => {
      const isCutOff = (await shelf.superseded()).length > 0;
      if (isCutOff) await this.#moveAll();
      const [newest] = (await root.epochs()).toReversed();
      if (newest === undefined) return;
      // No rack ever lies under the one that is never destroyed.
      if (isCutOff || newest === (await shelf.keptEpoch())) await this.#rotate();
      else await this.#settle(newest);
    });
  }

  close(): void {
    this.#keys.forget();
  }

  /** The custody is the one that belongs to this database, and has every epoch that something lies under. */
  async #demandEpochs(): Promise<void> {
    const { shelf, root, mayGiveUp = false } = this.#deps;
    const held = await root.epochs();
    const racks = await shelf.notUnder(0);
    const lost = racks.filter(({ wrapped }) => !held.includes(wrapped.epoch)).length;
    const isOther = !held.includes(await shelf.keptEpoch());
    if (isOther || (lost > 0 && !mayGiveUp))
      throw new VedetteError('store-key-missing', 'caller', { at: 'epoch', values: { racks: lost } });
    if (lost > 0) await shelf.giveUp(held);
  }

  #unwrap(wrapped: WrappedKey, name: Uint8Array): Promise<Buffer> {
    if (wrapped.epoch < rackNumbersFrom) return this.#deps.root.unwrap(wrapped, name);
    return this.#keys.using(wrapped.epoch, (rack) => unwrapUnder(rack, wrapped.bytes, name));
  }

  async #supersede(group: RackGroup): Promise<void> {
    if ((await this.#deps.shelf.ofGroup(group)).length > 0) await this.#keys.addNewest(group);
  }

  async #moveAll(): Promise<void> {
    const { shelf } = this.#deps;
    for (const group of await shelf.superseded()) {
      const racks = await shelf.ofGroup(group);
      const last = racks.at(-1);
      if (last === undefined) continue;
      for (const rack of racks) if (rack !== last) await this.#empty(rack, last);
    }
    this.#keys.forget();
  }

  /** Until nothing lies under it: another process may still have added to it. */
  async #empty(from: StoredRack, to: StoredRack): Promise<void> {
    const contents = this.#deps.contents.filter(({ holds }) => holds(from.group));
    for (let tries = 0; tries < triesAtMost; tries++) {
      for (const table of contents) await this.#moveFrom(table, from.number, to.number);
      if (await this.#deps.shelf.remove(from.number)) return;
    }
    throw new VedetteError('conflict', 'world', { at: 'rack' });
  }

  async #moveFrom(table: RackContents, from: number, to: number): Promise<void> {
    const copyOf = (number: number) => this.#keys.using(number, (key) => Buffer.from(key));
    for (;;) {
      const items = await table.under(from, movedAtOnce);
      if (items.length === 0) return;
      const [old, next] = [await copyOf(from), await copyOf(to)];
      const moved = items.map((item) => rewrapped(item, old, next));
      for (const key of [old, next]) key.fill(0);
      await table.move(from, to, moved);
    }
  }

  async #rotate(): Promise<number> {
    const epoch = await this.#deps.root.begin();
    await this.#settle(epoch);
    return epoch;
  }

  async #settle(epoch: number): Promise<void> {
    const { shelf, root } = this.#deps;
    await shelf.openEpoch(epoch, false);
    for (let tries = 0; ; tries++) {
      const racks = await shelf.notUnder(epoch);
      const moved = await Promise.all(racks.map((rack) => this.#underNewest(rack)));
      if (await shelf.settleUnder(epoch, moved)) break;
      if (tries === triesAtMost) throw new VedetteError('conflict', 'world', { at: 'epoch' });
    }
    const closed = await shelf.closedEpochs();
    for (const old of closed) await root.destroy(old);
    await shelf.epochsDestroyed(closed);
  }

  async #underNewest(rack: StoredRack): Promise<StoredRack> {
    const key = await this.#deps.root.unwrap(rack.wrapped, rackName(rack));
    try {
      return { ...rack, wrapped: await this.#deps.root.wrap(key, rackName(rack)) };
    } finally {
      key.fill(0);
    }
  }
}

function rewrapped({ name, bytes, place }: RackItem, from: Buffer, to: Buffer): RackItem {
  const key = unwrapUnder(from, bytes, name);
  try {
    return { name, place, bytes: wrapUnder(to, key, name) };
  } finally {
    key.fill(0);
  }
}
