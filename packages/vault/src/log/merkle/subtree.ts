/** Entries `start` up to, not including, `end`, in a tree of their own. */
export interface Subtree {
  readonly start: number;
  readonly end: number;
}

export const half = (value: number): number => Math.floor(value / 2);
export const isOdd = (value: number): boolean => value % 2 === 1;

/**
 * Whether such a subtree exists in every tree that is large enough: it starts at a multiple of the next power of two
 * of its size (draft-ietf-plants-merkle-tree-certs, "Subtrees"). Numbers beyond 2^53 are none of ours.
 */
export function isSubtree({ start, end }: Subtree): boolean {
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || start >= end) return false;
  return start % powerOfTwoFrom(end - start) === 0;
}

/** The least power of two that is not less than `size`. */
function powerOfTwoFrom(size: number): number {
  let power = 1;
  while (power < size) power *= 2;
  return power;
}

/** The largest power of two that is less than `size`, which is two at least: where a tree is parted. */
export function splitOf(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}
