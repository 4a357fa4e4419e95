import type { Instant } from '../time/instant.ts';
import type { ErasureScope, Medium } from './medium.ts';

/** What can be done to a medium, in the order in which it is done. */
export const erasureMeans = [
  /** Says that the old content is not needed: what was mapped may be erased. */
  'discard',
  /** The medium's own erasure of what can be addressed. */
  'secure-erase',
  /** The medium's own erasure of what can no longer be addressed. */
  'sanitize',
  /** A pass of pseudo-random bytes that nobody can tell in advance. */
  'overwrite',
  /** Length, name and directory entry are taken away. */
  'unlink',
] as const;
export type ErasureMeans = (typeof erasureMeans)[number];

export interface ErasureStep {
  readonly means: ErasureMeans;
  /** Counted from 1 among those of the same means. */
  readonly pass: number;
  /** `not-offered`: the interface has no such command; that is no failure where another means is enough. */
  readonly outcome: 'done' | 'not-offered' | 'failed';
  readonly bytes: number;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  /** The command, or the error's code. Never a path with a person's name in it. */
  readonly detail: string | null;
}

/** Every byte compared with what the last pass wrote there. */
export interface ReadBack {
  readonly bytes: number;
  /** Bytes that are not what was written, or could not be read. */
  readonly different: number;
  readonly unreadable: number;
}

/** What was planted or noted before, and how much of it is still found. */
export interface CanarySearch {
  /** Tokens written among the personal information, through the ordinary way. */
  readonly planted: number;
  /** Purposes into which they were planted. */
  readonly purposes: readonly string[];
  /** Pieces of the ciphertext as it lay there, noted before. */
  readonly noted: number;
  readonly searchedBytes: number;
  readonly foundPlanted: number;
  readonly foundNoted: number;
}

/** Every window of 32 bytes tried as a key. */
export interface KeyHunt {
  readonly windows: number;
  /** How many windows there are; fewer were tried when time ran out. */
  readonly of: number;
  readonly samples: number;
  readonly recordKeys: number;
  readonly wrappingKeys: number;
  /** Whether keys planted for the purpose were found: a hunt that misses them has proved nothing. */
  readonly control: 'found' | 'missed';
}

/** What erasing on this kind of medium cannot reach, or was not tried. Said on the certificate. */
export const erasureLimits = [
  'spare-area-not-addressable',
  'free-space-not-cleared',
  'journal-not-cleared',
  'copy-on-write-file-system',
  'snapshots-not-seen',
  'no-block-erase-offered',
  'hidden-areas-not-examined',
  'read-through-cache',
  'virtual-medium',
  'hunt-out-of-time',
  'no-canaries-planted',
  'no-samples-to-try',
  'memory-until-power-off',
] as const;
export type ErasureLimit = (typeof erasureLimits)[number];

/** What was done to one medium, and what was found afterwards. */
export interface ErasureReport {
  readonly medium: Medium;
  readonly scope: ErasureScope;
  /** Bytes of the scope. */
  readonly bytes: number;
  /** Of which `files` is the scope; 0 otherwise. */
  readonly files: number;
  readonly steps: readonly ErasureStep[];
  /** Null: it did not come so far. */
  readonly readBack: ReadBack | null;
  readonly canaries: CanarySearch | null;
  readonly hunt: KeyHunt | null;
  readonly limits: readonly ErasureLimit[];
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  /** Null when everything that was begun came to its end. */
  readonly failure: string | null;
}
