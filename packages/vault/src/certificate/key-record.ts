import type { CertificateTime } from './time.ts';

/** A key that could have opened something on the device, and what became of it. */
export interface KeyRecord {
  /** Its id or its generation, such as `root/7` or `day/epidemic-control/2026-11-30`. */
  readonly id: string;
  readonly level: 'root' | 'share' | 'purpose' | 'day' | 'person' | 'backup';
  /** Such as `AES-256-GCM`, `X25519`, `P-256`. */
  readonly algorithm: string;
  /** How it comes from others; null for one that is drawn at random and wrapped. */
  readonly derivation: string | null;
  readonly bits: number;
  /** Whose share or key it was, and where it was destroyed. */
  readonly destroyedAt: {
    readonly place: 'platform' | 'device' | 'lan-keeper' | 'owner';
    readonly at: CertificateTime;
  } | null;
  /** SHA-256 of what is left in its place, base64url, as in the log; null while it is not destroyed. */
  readonly tombstone: string | null;
  /** The index of the log's entry that says so; null where none was written. */
  readonly logIndex: number | null;
  /** Who else held a copy. We give none away. */
  readonly escrow: 'none' | 'unknown';
  readonly encryptedFromFirstWrite: boolean;
}
