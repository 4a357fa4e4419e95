import type { WrappedKey } from '../custody/port.ts';

/**
 * What lies together, so that one of them can be forgotten without touching the others': `platform`, `days`,
 * `shares-17`, …
 */
export type RackGroup = string;

/** A key that wraps others, wrapped itself under an epoch of the custody. The newest of a group is in use. */
export interface StoredRack {
  /** From `rackNumbersFrom` on; drawn at random. */
  readonly number: number;
  readonly group: RackGroup;
  /** Counts within the group. */
  readonly nth: number;
  readonly wrapped: WrappedKey;
}

/** Something that lies wrapped under a rack. */
export interface RackItem {
  /** What it is bound to. */
  readonly name: Uint8Array;
  readonly bytes: Uint8Array;
  /** Where it lies, for `move` alone. */
  readonly place: readonly (string | number)[];
}

/** Tables whose rows are wrapped under racks of some groups. */
export interface RackContents {
  readonly holds: (group: RackGroup) => boolean;
  under(rack: number, limit: number): Promise<readonly RackItem[]>;
  /** Those that still lie under `from`; what was dropped or moved meanwhile stays as it is. */
  move(from: number, to: number, items: readonly RackItem[]): Promise<void>;
}

/** Where racks lie. */
export interface RackShelf {
  /** Ascending by `nth`. */
  ofGroup(group: RackGroup): Promise<readonly StoredRack[]>;
  find(number: number): Promise<StoredRack | null>;
  /**
   * False when it was not added: another is `nth` of the group by now, or its epoch is closed.
   */
  add(rack: StoredRack): Promise<boolean>;
  /** Groups with a rack that has a newer one beside it. */
  superseded(): Promise<readonly RackGroup[]>;
  /** False while something lies under it. */
  remove(number: number): Promise<boolean>;
  /** Those that are wrapped under another epoch. */
  notUnder(epoch: number): Promise<readonly StoredRack[]>;
  /**
   * Puts racks under an epoch and closes every other for good, in one transaction; false when there was one more by
   * then, and nothing was done.
   */
  settleUnder(epoch: number, racks: readonly StoredRack[]): Promise<boolean>;
  /** The one that is never destroyed. @throws `not-found` before the first was made known */
  keptEpoch(): Promise<number>;
  /** Makes an epoch known. @param isKept whether it is never destroyed: the first one */
  openEpoch(epoch: number, isKept: boolean): Promise<void>;
  /** Closed ones that are not kept. */
  closedEpochs(): Promise<readonly number[]>;
  /** They are gone from the custody. */
  epochsDestroyed(epochs: readonly number[]): Promise<void>;
  /**
   * Gives up racks under epochs that the custody does not have any more, and marks everything below them as dropped, in
   * one transaction; gives how many racks. @param held epochs that the custody has
   */
  giveUp(held: readonly number[]): Promise<number>;
  /** Whether no epoch was ever made known. */
  isNew(): Promise<boolean>;
  /** One at a time, over all processes. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
}
