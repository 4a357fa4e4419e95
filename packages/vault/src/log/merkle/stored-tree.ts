import { emptyRoot, nodeHash, type TreeHash } from './hash.ts';
import { isOdd, type Subtree, splitOf } from './subtree.ts';

/** A subtree that will never change: the `2^level` entries from `index * 2^level` on. */
export interface NodePlace {
  readonly level: number;
  readonly index: number;
}

export interface StoredNode extends NodePlace {
  readonly hash: TreeHash;
}

/** Gives the hashes of places in their order. */
export type ReadNodes = (places: readonly NodePlace[]) => Promise<readonly TreeHash[]>;

/**
 * The fewest nodes that together are a subtree, from left to right: no more than one a level.
 * @param subtree starts where a subtree of its size may start
 */
export function nodesOf({ start, end }: Subtree): readonly NodePlace[] {
  const places: NodePlace[] = [];
  for (let at = start; at < end; ) {
    let [size, level] = [1, 0];
    while (at % (size * 2) === 0 && at + size * 2 <= end) [size, level] = [size * 2, level + 1];
    places.push({ level, index: at / size });
    at += size;
  }
  return places;
}

/** The root over such nodes. */
export function rootOverNodes(hashes: readonly TreeHash[]): TreeHash {
  if (hashes.length === 0) return emptyRoot;
  return hashes.reduceRight((right, left) => nodeHash(left, right));
}

/**
 * What must be written when leaves come to a tree: the leaves, and every node that they complete.
 * @param edge the hashes of `nodesOf` the tree as it was
 */
export function grownBy(
  size: number,
  edge: readonly TreeHash[],
  leaves: readonly TreeHash[],
): { readonly nodes: readonly StoredNode[]; readonly edge: readonly TreeHash[] } {
  const stack = [...edge];
  const nodes: StoredNode[] = [];
  for (const [at, leaf] of leaves.entries()) {
    let node: StoredNode = { level: 0, index: size + at, hash: leaf };
    nodes.push(node);
    while (isOdd(node.index)) {
      node = { level: node.level + 1, index: (node.index - 1) / 2, hash: joined(stack.pop(), node.hash) };
      nodes.push(node);
    }
    stack.push(node.hash);
  }
  return { nodes, edge: stack };
}

function joined(left: TreeHash | undefined, right: TreeHash): TreeHash {
  if (left === undefined) throw new RangeError('the edge is of another tree');
  return nodeHash(left, right);
}

/** As `inclusionProof`, out of stored nodes. @throws RangeError for an index that is none */
export async function provedIncluded(
  read: ReadNodes,
  index: number,
  size: number,
): Promise<readonly TreeHash[]> {
  if (!Number.isInteger(index) || index < 0 || index >= size) throw new RangeError('no such leaf');
  return rootsOf(read, beside(index, { start: 0, end: size }));
}

/** As `consistencyProof`, out of stored nodes. @throws RangeError for a size that is none, zero included */
export async function provedConsistent(
  read: ReadNodes,
  earlier: number,
  size: number,
): Promise<readonly TreeHash[]> {
  if (!Number.isInteger(earlier) || earlier < 1 || earlier > size) throw new RangeError('no such size');
  return rootsOf(read, parting(earlier, { start: 0, end: size }, true));
}

/** What stands beside the way from a leaf to the root, from the leaf upwards. */
function beside(index: number, { start, end }: Subtree): readonly Subtree[] {
  if (end - start === 1) return [];
  const middle = start + splitOf(end - start);
  const [left, right] = [
    { start, end: middle },
    { start: middle, end },
  ];
  return index < middle ? [...beside(index, left), right] : [...beside(index, right), left];
}

function parting(size: number, tree: Subtree, isKnown: boolean): readonly Subtree[] {
  const { start, end } = tree;
  if (size === end) return isKnown ? [] : [tree];
  const middle = start + splitOf(end - start);
  const [left, right] = [
    { start, end: middle },
    { start: middle, end },
  ];
  return size <= middle ? [...parting(size, left, isKnown), right] : [...parting(size, right, false), left];
}

/** The root of each subtree, by one reading. */
async function rootsOf(read: ReadNodes, subtrees: readonly Subtree[]): Promise<readonly TreeHash[]> {
  const places = subtrees.map(nodesOf);
  const hashes = await read(places.flat());
  let at = 0;
  return places.map(({ length }) => {
    at += length;
    return rootOverNodes(hashes.slice(at - length, at));
  });
}
