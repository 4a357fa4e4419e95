import type { Branded, Instant, PersonId } from '@vedette/domain';

export type ReferenceId = Branded<number, 'ReferenceId'>;

export interface NewReference {
  readonly person: PersonId;
  /** Name and version of the model that made it; vectors of two models are never compared. */
  readonly model: string;
  /** Float32 components, 1 to 4096, as many as the model's other references. */
  readonly vector: Float32Array;
  /** Quality of the photograph, 0 to 1. */
  readonly quality: number;
}

/** A reference without its vector, as a page may show it. */
export interface ReferenceSummary {
  readonly id: ReferenceId;
  readonly person: PersonId;
  readonly model: string;
  readonly quality: number;
  readonly addedAt: Instant;
}

/** References of one model, `vectors` holding `ids.length` × `dimension` floats one after another. */
export interface ReferenceBatch {
  readonly ids: readonly ReferenceId[];
  readonly people: readonly PersonId[];
  readonly dimension: number;
  readonly vectors: Float32Array;
  /** The id to continue after; null at the end. */
  readonly next: ReferenceId | null;
}

export interface ReferenceStore {
  /** @throws `not-found` without such a person, `input-invalid` for a vector of another dimension or not finite */
  add(reference: NewReference): Promise<ReferenceSummary>;
  of(person: PersonId): Promise<readonly ReferenceSummary[]>;
  /** False when it was gone already. */
  remove(id: ReferenceId): Promise<boolean>;
  /** In order of id; `limit` is 1 to 5000. `eachReferenceBatch` walks all of them. */
  batch(model: string, after: ReferenceId | null, limit: number): Promise<ReferenceBatch>;
  /** How many of each model. */
  counts(): Promise<ReadonlyMap<string, number>>;
}
