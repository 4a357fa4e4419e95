import type { Instant } from '@vedette/domain';
import type { LogEntry } from './entry.ts';

/** Where an entry stands for good. */
export interface LogPlace {
  /** The origin of the log, such as `platform.example/vedette`. */
  readonly log: string;
  /** Counted from 0. */
  readonly index: number;
  /** The hash of the leaf, base64url. */
  readonly leaf: string;
}

/**
 * An append-only log that others witness (C2SP tlog). What was appended is never changed and never removed, and
 * anybody may read it: no entry holds personal information.
 */
export interface TransparencyLog {
  readonly origin: string;
  /**
   * On the medium when it resolves. An entry that equals one that stands already is that one: whoever keeps the
   * entry's time beside what it tells of may append again after a crash, and it counts once.
   * @throws `input-invalid` for a value that has another form than its kind's
   */
  append(entry: LogEntry): Promise<LogPlace>;
  /** Several at once, in their order. */
  appendAll(entries: readonly LogEntry[]): Promise<readonly LogPlace[]>;
  /**
   * The `.tlog-proof` of an entry, with the signatures of as many witnesses as have answered.
   * @throws `not-found`
   */
  proof(index: number): Promise<string>;
  /** The newest checkpoint: a signed note. */
  checkpoint(): Promise<string>;
}

/** A name as it stands in the log, and what leads back to it: the salt goes on the certificate, never into the log. */
export interface SaltedName {
  /** SHA-256 over salt and name, base64url. */
  readonly hash: string;
  /** 32 bytes, base64url. */
  readonly salt: string;
}

/** The same name has the same hash in every entry of a platform, and nobody without its salt can try names. */
export interface LogNames {
  organisation(id: string): SaltedName;
  /** @param id of the device on its platform */
  device(id: string): SaltedName;
  /** @param serial of a device or of a storage medium, as its maker wrote it */
  serial(serial: string): SaltedName;
}

/** A checkpoint, and who has seen it. */
export interface LogState {
  readonly origin: string;
  readonly size: number;
  readonly root: string;
  readonly publishedAt: Instant | null;
  readonly publishedSize: number;
  readonly witnesses: readonly WitnessState[];
}

export interface WitnessState {
  readonly name: string;
  /** The largest size that it has cosigned; null: none yet. */
  readonly size: number | null;
  readonly at: Instant | null;
  /** What stands in the way; null when nothing does. */
  readonly trouble: WitnessTrouble | null;
}

/** `disagrees`: it has seen another log under this name. Somebody must look. */
export const witnessTroubles = ['unreachable', 'refused', 'signature-wrong', 'disagrees'] as const;
export type WitnessTrouble = (typeof witnessTroubles)[number];
