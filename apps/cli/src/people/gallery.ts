import type { PersonId } from '@vedette/domain';
import type { FaceEngine } from '@vedette/face';
import { eachReferenceBatch, type ReferenceStore } from '@vedette/store';

/**
 * Puts everybody enrolled before the engine, so that it notices a duplicate: for each person the mean of the
 * references, normalised, as the terminal itself compares.
 */
export async function fillGallery({ model, gallery }: FaceEngine, references: ReferenceStore): Promise<void> {
  const sums = new Map<PersonId, Float32Array>();
  for await (const { people, vectors, dimension } of eachReferenceBatch(references, model.id)) {
    for (const [row, person] of people.entries()) {
      const sum = sums.get(person) ?? new Float32Array(dimension);
      addTo(sum, vectors.subarray(row * dimension, (row + 1) * dimension));
      sums.set(person, sum);
    }
    vectors.fill(0);
  }
  const all = new Float32Array(sums.size * model.dimension);
  [...sums.values()].forEach((sum, row) => {
    all.set(normalised(sum), row * model.dimension);
    sum.fill(0);
  });
  await gallery.load([...sums.keys()], all);
  all.fill(0);
}

export function addTo(sum: Float32Array, vector: Float32Array): void {
  for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) + (vector[at] ?? 0);
}

/** A new vector of length one; all zero when the sum is. */
export function normalised(sum: Float32Array): Float32Array {
  const length = Math.hypot(...sum);
  return length === 0 ? sum.slice() : sum.map((value) => value / length);
}
