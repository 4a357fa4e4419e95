import { isSameHash, nodeHash, type TreeHash, treeHashLength } from './hash.ts';
import { half, isOdd, isSubtree, type Subtree } from './subtree.ts';

/** That a leaf stands at an index of a subtree; of the whole tree when it starts at 0. */
export interface InclusionClaim extends Subtree {
  /** Within the tree, not within the subtree. */
  readonly index: number;
  readonly leaf: TreeHash;
  /** From the leaf upwards. */
  readonly proof: readonly TreeHash[];
  readonly root: TreeHash;
}

/** Whether a leaf stands where the claim says (RFC 9162, 2.1.3.2). Anything malformed is a no. */
export function isIncluded({ start, end, index, leaf, proof, root }: InclusionClaim): boolean {
  if (!isSubtree({ start, end }) || !Number.isSafeInteger(index)) return false;
  if (index < start || index >= end || leaf.length !== treeHashLength) return false;
  const found = rootOver(index - start, end - start, leaf, proof);
  return found !== null && isSameHash(found, root);
}

function rootOver(index: number, size: number, leaf: TreeHash, proof: readonly TreeHash[]): TreeHash | null {
  let [node, last, hash] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0 || sibling.length !== treeHashLength) return null;
    if (isOdd(node) || node === last) {
      hash = nodeHash(sibling, hash);
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else hash = nodeHash(hash, sibling);
    [node, last] = [half(node), half(last)];
  }
  return last === 0 ? hash : null;
}
