/** Who can hold the other share of a device's root. */
export const keeperKinds = ['file', 'passphrase', 'lan', 'platform'] as const;
export type KeeperKind = (typeof keeperKinds)[number];

/**
 * What becomes of a share that a keeper has destroyed:
 * - `for-good`: nobody can have it any more, and the keeper logs that.
 * - `as-its-medium`: overwritten and deleted; a flash medium may keep an older page of it until it is erased as a whole.
 * - `when-changed`: it comes again from what a person knows, until that is changed.
 */
export const forgettings = ['for-good', 'as-its-medium', 'when-changed'] as const;
export type Forgetting = (typeof forgettings)[number];

/** A generation is on the device's medium, with everything that survived. */
export interface Settlement {
  readonly generation: number;
  /** Keys that were dropped, and keys that were wrapped again. */
  readonly dropped: number;
  readonly survivors: number;
}

/**
 * Holds a scalar s of P-256 for each generation of one device's root, tells S = sG, and multiplies a point by s when it
 * is asked. It never learns what for: what it is shown is blinded. Who destroys s, destroys what the root of that
 * generation opened. Points are compressed (SEC 1, 2.3.3), 33 bytes.
 *
 * Every call may be made twice, and may fail: `keeper-unreachable` is tried again later, `keeper-refused` is not cured
 * by trying again.
 */
export interface Keeper {
  readonly kind: KeeperKind;
  readonly forgetting: Forgetting;
  /** Whether it answers by itself; false for one that waits for a person. */
  readonly unattended: boolean;
  /** S of a generation above every one that was settled; the same generation gives the same point until then. */
  prepare(generation: number): Promise<Uint8Array>;
  /** Y = sX. */
  answer(generation: number, point: Uint8Array): Promise<Uint8Array>;
  /**
   * Destroys the scalars of all earlier generations.
   * @returns the generation up to which, itself included, everything is destroyed; 0 for none yet
   */
  settled(settlement: Settlement): Promise<number>;
  /** Destroys everything up to that generation: somebody else is the keeper from now on, or there is nothing to keep. */
  dismiss(generation: number): Promise<void>;
}
