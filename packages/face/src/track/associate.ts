import { centreOf, overlap } from '../detect/detection.ts';
import type { Box } from '../image/geometry.ts';

/** Least intersection over union, or most distance between the centres in widths, for the same face. */
const leastOverlap = 0.2;
const mostShift = 0.6;

/**
 * Which earlier box each of the new ones continues: pairs are made best first, none is used twice.
 * @returns for each new box the index of an earlier one, or null for a face that is new
 */
export function associate(earlier: readonly Box[], found: readonly Box[]): readonly (number | null)[] {
  const pairs = found.flatMap((box, to) =>
    earlier.map((before, from) => ({ from, to, likeness: likeness(before, box) })),
  );
  const result: (number | null)[] = found.map(() => null);
  const used = new Set<number>();
  for (const { from, to, likeness: like } of pairs.sort((a, b) => b.likeness - a.likeness)) {
    if (like <= 0 || used.has(from) || result[to] !== null) continue;
    result[to] = from;
    used.add(from);
  }
  return result;
}

/** Above 0 for what may be the same face: one plus the overlap, else by how near the centres are. */
function likeness(a: Box, b: Box): number {
  const shared = overlap(a, b);
  if (shared >= leastOverlap) return 1 + shared;
  const p = centreOf(a);
  const q = centreOf(b);
  const shift = Math.hypot(p.x - q.x, p.y - q.y) / Math.max(a.width, b.width);
  const grown = a.width > b.width ? a.width / b.width : b.width / a.width;
  return grown < 2 ? 1 - shift / mostShift : 0;
}
