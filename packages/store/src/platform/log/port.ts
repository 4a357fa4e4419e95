import type { Instant } from '@vedette/domain';
import type { NodePlace, TreeHash, WitnessTrouble } from '@vedette/vault/log';

/** A line as it was appended. */
export interface StoredLogEntry {
  readonly index: number;
  /** The text that was hashed. */
  readonly text: string;
  readonly leaf: TreeHash;
}

export interface StoredCheckpoint {
  readonly size: number;
  readonly publishedAt: Instant;
  /** A signed note. */
  readonly note: string;
  readonly cosignatures: number;
}

export interface StoredWitness {
  readonly name: string;
  /** The largest size that it has cosigned; null: none yet. */
  readonly size: number | null;
  readonly seenAt: Instant | null;
  readonly trouble: WitnessTrouble | null;
}

/** The log in the database: it grows, and nothing else. */
export interface LogStore {
  size(): Promise<number>;
  /**
   * Appends texts in their order and gives their places; one that stands already has the place it has. Of several
   * processes one appends at a time. Reads and writes grow with the logarithm of the size.
   */
  append(texts: readonly string[]): Promise<readonly StoredLogEntry[]>;
  entry(index: number): Promise<StoredLogEntry | null>;
  /** In their order; fewer where there are no more. */
  entries(from: number, atMost: number): Promise<readonly StoredLogEntry[]>;
  /** @throws `not-found` when one of them is not complete yet */
  nodes(places: readonly NodePlace[]): Promise<readonly TreeHash[]>;
  /** In their order; fewer where there are no more. */
  nodesOfLevel(level: number, from: number, atMost: number): Promise<readonly TreeHash[]>;
  /** The newest of the largest size. */
  checkpoint(): Promise<StoredCheckpoint | null>;
  publish(checkpoint: StoredCheckpoint): Promise<void>;
  witnesses(): Promise<readonly StoredWitness[]>;
  /** A size never becomes smaller. */
  witnessed(witness: StoredWitness, at: Instant): Promise<void>;
}
