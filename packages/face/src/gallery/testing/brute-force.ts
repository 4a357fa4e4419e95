import type { PersonId } from '@vedette/domain';

export interface Enrolled {
  readonly subject: PersonId;
  readonly reference: Float32Array;
}

/** Eight running sums over the padded vectors, added up in the kernel's order, so that scores agree bit for bit. */
export function dot(a: Float32Array, b: Float32Array): number {
  const sums = new Float64Array(8);
  for (let at = 0; at < a.length; at++) sums[at % 8] = (sums[at % 8] ?? 0) + (a[at] ?? 0) * (b[at] ?? 0);
  const pairs = [0, 1].map((at) => sum(sums, at, at + 2) + sum(sums, at + 4, at + 6));
  return (pairs[0] ?? 0) + (pairs[1] ?? 0);
}

const sum = (values: Float64Array, a: number, b: number): number => (values[a] ?? 0) + (values[b] ?? 0);

function inverseLength(vector: Float32Array): number {
  let energy = 0;
  for (const value of vector) energy += value * value;
  return 1 / Math.sqrt(energy);
}

/** Every reference scored, the best of each subject kept, sorted; equal scores in the order of the list. */
export function bruteForce(enrolled: readonly Enrolled[], probe: Float32Array, most: number) {
  const inverse = inverseLength(probe);
  const best = new Map<PersonId, { subject: PersonId; at: number; score: number }>();
  for (const [at, { subject, reference }] of enrolled.entries()) {
    const score = dot(reference, probe) * inverseLength(reference) * inverse;
    const before = best.get(subject);
    if (before === undefined || score > before.score) best.set(subject, { subject, at, score });
  }
  return [...best.values()]
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .slice(0, most)
    .map(({ subject, score }) => ({ subject, score: Math.min(1, Math.max(-1, score)) }));
}
