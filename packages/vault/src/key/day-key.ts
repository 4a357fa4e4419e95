import type { Duration } from '@vedette/domain';
import type { KeyId, KeyName } from './key-id.ts';

/**
 * The public half that fields of one period are sealed to. One pair for each period, because what one key opens
 * can only be forgotten all at once, and a temperature goes before a name does.
 */
export interface DayRecipient {
  /** The `maxKeep` of the fields, in whole seconds' milliseconds. */
  readonly keep: Duration;
  /** X25519, 32 bytes. */
  readonly publicKey: Uint8Array;
}

/** What a terminal is given to seal the records of one purpose and day. */
export interface DayKey extends KeyName {
  readonly id: KeyId;
  /** 1 to 16, each period once. */
  readonly recipients: readonly DayRecipient[];
}

/** The index key of one purpose and day, sealed to one terminal. */
export interface SealedIndexKey {
  readonly id: KeyId;
  /** 80 bytes. */
  readonly bytes: Uint8Array;
}

/** At most as many periods as a day key has pairs. */
export const periodsAtMost = 16;
