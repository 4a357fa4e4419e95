import type {
  CollectableField,
  Duration,
  Duty,
  Instant,
  PassageId,
  PassBody,
  PassHeader,
  Personal,
} from '@vedette/domain';
import type { DayKey } from '../key/day-key.ts';
import type { KeyId } from '../key/key-id.ts';

/** A sealed body or capture, as it travels and lies. */
export interface Sealed {
  readonly keyId: KeyId;
  readonly bytes: Uint8Array;
}

/** What a picture is bound to. */
export interface CaptureLabel {
  readonly record: PassageId;
  readonly takenAt: Instant;
}

export interface SealedRecord {
  /** Null when there is nothing to seal. At most 16 KiB. */
  readonly body: Sealed | null;
  /** Fields that no key is short-lived enough for; they are not in the body. */
  readonly omitted: readonly CollectableField[];
}

/**
 * The sending half: seals what nobody here can open again. Holds the secrets of one encapsulation for some minutes,
 * never a private key.
 */
export interface RecordSealer {
  /**
   * The fields of the body that the duty collects, each sealed for the period that the duty gives it, bound to the
   * header. @throws `input-invalid` for a key of another purpose or one that is none
   */
  sealBody(key: DayKey, duty: Duty, header: PassHeader, body: Personal<PassBody>): Promise<SealedRecord>;
  /** A picture; null when no key is short-lived enough. At most 2 MiB. @throws `input-invalid` */
  sealCapture(key: DayKey, keep: Duration, label: CaptureLabel, jpeg: Uint8Array): Promise<Sealed | null>;
  /** Zeroes every secret it holds. */
  close(): void;
}
