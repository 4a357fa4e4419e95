import { type Detection, overlap } from './detection.ts';

/** Non-maximum suppression: the best-scored first, and none that overlaps a better one by `limit` or more. */
export function suppress(found: readonly Detection[], limit: number): Detection[] {
  const kept: Detection[] = [];
  for (const candidate of found.toSorted((a, b) => b.score - a.score)) {
    if (kept.every((better) => overlap(better.box, candidate.box) < limit)) kept.push(candidate);
  }
  return kept;
}
