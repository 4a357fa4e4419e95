import { emptyRoot, nodeHash, type TreeHash } from './hash.ts';
import { splitOf } from './subtree.ts';

/** The root over leaf hashes (RFC 9162, 2.1.1). */
export function rootOf(leaves: readonly TreeHash[]): TreeHash {
  const [first] = leaves;
  if (first === undefined) return emptyRoot;
  if (leaves.length === 1) return first;
  const split = splitOf(leaves.length);
  return nodeHash(rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)));
}

/**
 * The proof that the leaf at `index` stands in the tree over `leaves`, from the leaf upwards (RFC 9162, 2.1.3.1).
 * @throws RangeError for an index that is none
 */
export function inclusionProof(leaves: readonly TreeHash[], index: number): readonly TreeHash[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) throw new RangeError('no such leaf');
  if (leaves.length === 1) return [];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...inclusionProof(left, index), rootOf(right)]
    : [...inclusionProof(right, index - split), rootOf(left)];
}

/**
 * The proof that the tree over `leaves` begins with its first `size` (RFC 9162, 2.1.4.1).
 * @throws RangeError for a size that is none, zero included
 */
export function consistencyProof(leaves: readonly TreeHash[], size: number): readonly TreeHash[] {
  if (!Number.isInteger(size) || size < 1 || size > leaves.length) throw new RangeError('no such size');
  return subproof(leaves, size, true);
}

/** @param isKnown whether the verifier has the root over all of `leaves` already, when `size` takes in all */
function subproof(leaves: readonly TreeHash[], size: number, isKnown: boolean): readonly TreeHash[] {
  if (size === leaves.length) return isKnown ? [] : [rootOf(leaves)];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return size <= split
    ? [...subproof(left, size, isKnown), rootOf(right)]
    : [...subproof(right, size - split, false), rootOf(left)];
}
