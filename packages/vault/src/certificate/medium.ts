import type { Branded } from '@vedette/domain';
import type { CertificateTime } from './time.ts';

/** One storage medium: the fields by which it is told from every other. */
export interface MediumIdentity {
  /** What it says of itself: CID of an eMMC, WWN or serial of a disk; a path for a file that stands for one. */
  readonly id: string;
  readonly type: 'emmc' | 'sd' | 'nvme' | 'ssd' | 'hdd' | 'raw-flash' | 'file' | 'unknown';
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly serial: string | null;
  readonly propertyNumber: string | null;
  /** Out of what it was taken: NIST SP 800-88 calls it the media source. */
  readonly source: string;
  /** Bytes that can be addressed; null when nobody could ask. */
  readonly capacity: number | null;
  /** What it says of its own wear, such as EXT_CSD's life; null when it says nothing. */
  readonly life: string | null;
}

/** What was done to a medium. */
export interface Sanitization {
  /** NIST SP 800-88: what the techniques together come to. */
  readonly category: 'clear' | 'purge' | 'destroy';
  /** In the order they were done. */
  readonly techniques: readonly Technique[];
  readonly tool: Tool;
  /** Such as `NIST SP 800-88 rev. 2`, `IEEE 2883-2022`, `GB 46864-2025`. */
  readonly standards: readonly string[];
  readonly startedAt: CertificateTime;
  readonly endedAt: CertificateTime;
}

export type Technique =
  | { readonly kind: 'crypto-erase' }
  /** The whole medium was given back; that alone erases nothing. */
  | { readonly kind: 'discard'; readonly bytes: number }
  | {
      readonly kind: 'block-erase';
      /** What was sent to the medium, such as `mmc sanitize`, `nvme sanitize --sanact=2`. */
      readonly command: string;
      readonly result: 'done' | 'refused' | 'unsupported' | 'failed';
    }
  | {
      readonly kind: 'overwrite';
      readonly passes: number;
      readonly pattern: 'random' | 'zero';
      /** Over all passes. */
      readonly bytes: number;
    };

export interface Tool {
  readonly name: string;
  readonly version: string;
  /** Of the source it was built of; null when it says none. */
  readonly commit: string | null;
}

/** What was found when the medium was looked at afterwards. */
export interface Verification {
  readonly method: 'full' | 'sample' | 'none';
  readonly at: CertificateTime;
  readonly readBack: { readonly bytes: number; readonly capacity: number; readonly mismatches: number };
  /** Values planted through the ordinary way before, and looked for afterwards. */
  readonly canaries: { readonly planted: number; readonly found: number };
  /** Ciphertexts kept aside that every key in reach was tried on. */
  readonly trials: { readonly tried: number; readonly opened: number };
  /** Windows of the medium tried as a key. */
  readonly keyHunt: { readonly windows: number; readonly hits: number };
  readonly tools: readonly Tool[];
  /** SHA-256 of the scan's report, base64url. */
  readonly reportSha256: string | null;
}

/** One that leaves nothing open; `purgedMedium` alone makes it. */
export type CompleteVerification = Branded<Verification, 'CompleteVerification'>;
