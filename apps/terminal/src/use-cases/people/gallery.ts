import type { PersonId } from '@vedette/domain';
import type { FaceEngine } from '@vedette/face';
import type { ReferenceId, ReferenceStore } from '@vedette/store';

export interface GalleryNeeds {
  readonly references: ReferenceStore;
  readonly face: FaceEngine;
}

const batchSize = 1000;

/**
 * One reference for all photographs of a person: the mean of the normalised ones, normalised again, which
 * is nearer to a new picture of that face than most single ones are.
 * @param sum the references added up; normalised in place
 */
function normalise(sum: Float32Array): Float32Array {
  const length = Math.hypot(...sum);
  if (length > 0) for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) / length;
  return sum;
}

function add(sum: Float32Array, vector: Float32Array): void {
  for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) + (vector[at] ?? 0);
}

/**
 * Puts what the store has of a person before the camera, or takes it away when nothing is left. Looks again
 * afterwards: a photograph that somebody else added or removed meanwhile, or the whole person, would otherwise
 * stay as it was until the next start.
 */
export async function showToCamera(needs: GalleryNeeds, person: PersonId): Promise<void> {
  let shown: string;
  let now = await ownOf(needs, person);
  do {
    shown = now.join();
    await show(needs, person, now);
    now = await ownOf(needs, person);
  } while (now.join() !== shown);
}

async function ownOf({ references, face }: GalleryNeeds, person: PersonId): Promise<readonly ReferenceId[]> {
  const own = (await references.of(person)).filter(({ model }) => model === face.model.id);
  return own.map(({ id }) => id);
}

async function show(
  { references, face }: GalleryNeeds,
  person: PersonId,
  own: readonly ReferenceId[],
): Promise<void> {
  if (own.length === 0) {
    await face.gallery.remove(person);
    return;
  }
  const sum = new Float32Array(face.model.dimension);
  for (const id of own) {
    const { ids, vectors } = await references.batch(face.model.id, (id - 1) as ReferenceId, 1);
    if (ids[0] === id) add(sum, vectors);
    vectors.fill(0);
  }
  await face.gallery.put(person, normalise(sum));
  sum.fill(0);
}

/** Fills the gallery at the start of a terminal; gives how many people are in it. */
export async function fillGallery({ references, face }: GalleryNeeds): Promise<number> {
  const sums = new Map<PersonId, Float32Array>();
  let next: ReferenceId | null = null;
  do {
    const batch = await references.batch(face.model.id, next, batchSize);
    addBatch(sums, batch.people, batch.vectors, face.model.dimension);
    batch.vectors.fill(0);
    next = batch.next;
  } while (next !== null);
  const all = new Float32Array(sums.size * face.model.dimension);
  let row = 0;
  for (const sum of sums.values()) {
    all.set(normalise(sum), row);
    sum.fill(0);
    row += face.model.dimension;
  }
  await face.gallery.load([...sums.keys()], all);
  all.fill(0);
  return sums.size;
}

function addBatch(
  sums: Map<PersonId, Float32Array>,
  people: readonly PersonId[],
  vectors: Float32Array,
  dimension: number,
): void {
  for (const [row, person] of people.entries()) {
    const sum = sums.get(person) ?? new Float32Array(dimension);
    add(sum, vectors.subarray(row * dimension, (row + 1) * dimension));
    sums.set(person, sum);
  }
}
