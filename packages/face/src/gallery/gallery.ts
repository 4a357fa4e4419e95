import type { ComparisonScore, PersonId } from '@vedette/domain';

export interface GalleryHit {
  readonly subject: PersonId;
  /** The slot of the subject's reference that came nearest. */
  readonly reference: string;
  readonly score: ComparisonScore;
}

/**
 * The references of everyone who can be identified, held in memory only. Vectors have the gallery's dimension
 * and any length; their direction counts. What is removed or replaced is overwritten with zeros, as is every
 * trace of a probe after its search.
 *
 * Throws `input-invalid` for a vector of another dimension, of zeros, or with a value that is not finite, and
 * `internal` after `close`.
 */
export interface Gallery {
  readonly dimension: number;
  /** References held. */
  readonly size: number;
  /** People with at least one reference. */
  readonly subjects: number;
  /** Memory reserved, in bytes; the operating system provides what is used of it. */
  readonly bytes: number;
  /** Adds a reference of a subject under a name of its own. Throws `conflict` if that slot is taken. */
  add(subject: PersonId, reference: Float32Array, slot?: string): void;
  /** Puts another reference into a slot. Throws `not-found` if there is none. */
  replace(subject: PersonId, reference: Float32Array, slot?: string): void;
  /** Removes all references of a subject; gives how many there were. */
  remove(subject: PersonId): number;
  /** Removes one reference of a subject; false if there was none. */
  removeReference(subject: PersonId, slot: string): boolean;
  /**
   * The `most` (1 to 1024) subjects most like the probe, each with its best reference, best first. Scores are
   * cosines computed in f64 from the vectors as given. Exact: no reference is overlooked. Equal scores come in
   * the order of enrolment.
   */
  search(probe: Float32Array, most: number): GalleryHit[];
  /** The best score of one subject's references, as `search` would give it; null for somebody not enrolled. */
  score(probe: Float32Array, subject: PersonId): ComparisonScore | null;
  /** Zeroes all memory; the gallery is of no use afterwards. */
  close(): void;
}

export interface GalleryOptions {
  /** Values of a vector, 1 to 4096. */
  readonly dimension: number;
  /** References expected; with room for them from the start nothing has to be moved later. */
  readonly rowsHint?: number;
}
