import { emptyRoot, isSameHash, nodeHash, type TreeHash, treeHashLength } from './hash.ts';
import { half, isOdd, isSubtree, type Subtree } from './subtree.ts';

/** What a log had come to at some time. */
export interface TreeHead {
  /** How many entries. */
  readonly size: number;
  readonly root: TreeHash;
}

/** That a subtree is part of a tree. */
export interface SubtreeClaim extends Subtree, TreeHead {
  readonly subtreeRoot: TreeHash;
  readonly proof: readonly TreeHash[];
}

interface Walk {
  first: number;
  last: number;
  end: number;
}

/**
 * Whether a log has only grown from one state to another (RFC 9162, 2.1.4.2). Anything malformed is a no, and so is a
 * log without entries, which says nothing.
 */
export function isConsistent(earlier: TreeHead, later: TreeHead, proof: readonly TreeHash[]): boolean {
  if (earlier.size === 0) return false;
  return isPartOf({ start: 0, end: earlier.size, subtreeRoot: earlier.root, ...later, proof });
}

/**
 * Whether a subtree is part of a tree (draft-ietf-plants-merkle-tree-certs, "Subtree Consistency Proofs"). Anything
 * malformed is a no. A subtree without entries is part of every tree.
 */
export function isPartOf(claim: SubtreeClaim): boolean {
  const { start, end, size, subtreeRoot, root, proof } = claim;
  if (!Number.isSafeInteger(size) || end > size) return false;
  if (start === end) return start >= 0 && proof.length === 0 && isSameHash(subtreeRoot, emptyRoot);
  if (!isSubtree({ start, end })) return false;
  if (end - start === size) return proof.length === 0 && isSameHash(subtreeRoot, root);
  const found = rootsBy(claim);
  return found !== null && isSameHash(found.subtree, subtreeRoot) && isSameHash(found.tree, root);
}

interface Roots {
  readonly subtree: TreeHash;
  readonly tree: TreeHash;
}

/** What the proof makes of both roots; null when it is too long or too short. */
function rootsBy({ start, end, size, subtreeRoot, proof }: SubtreeClaim): Roots | null {
  if ([subtreeRoot, ...proof].some((hash) => hash.length !== treeHashLength)) return null;
  const walk: Walk = { first: start, last: end - 1, end: size - 1 };
  climbToSubtree(walk);
  const [seed, ...rest] = walk.first === walk.last ? [subtreeRoot, ...proof] : proof;
  return seed === undefined ? null : rootsOver(walk, seed, rest);
}

/** Up to the largest node that the subtree fills; a subtree at the tree's own edge fills all of it. */
function climbToSubtree(walk: Walk): void {
  const isAtEdge = walk.last === walk.end;
  while (walk.first !== walk.last && (isAtEdge || isOdd(walk.last))) climb(walk);
}

function climb(walk: Walk): void {
  walk.first = half(walk.first);
  walk.last = half(walk.last);
  walk.end = half(walk.end);
}

function rootsOver(walk: Walk, seed: TreeHash, proof: readonly TreeHash[]): Roots | null {
  let [subtree, tree] = [seed, seed];
  for (const hash of proof) {
    if (walk.end === 0) return null;
    if (isOdd(walk.last) || walk.last === walk.end) {
      if (walk.first < walk.last) subtree = nodeHash(hash, subtree);
      tree = nodeHash(hash, tree);
      while (!isOdd(walk.last) && walk.last !== 0) climb(walk);
    } else tree = nodeHash(tree, hash);
    climb(walk);
  }
  return walk.end === 0 ? { subtree, tree } : null;
}
