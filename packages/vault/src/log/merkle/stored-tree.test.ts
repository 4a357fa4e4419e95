import { describe, expect, it } from 'vitest';
import { leafHash, type TreeHash } from './hash.ts';
import {
  grownBy,
  nodesOf,
  provedConsistent,
  provedIncluded,
  type ReadNodes,
  rootOverNodes,
} from './stored-tree.ts';
import { consistencyProof, inclusionProof, rootOf } from './tree.ts';

const leaves = Array.from({ length: 40 }, (_, at) => leafHash(Uint8Array.of(at)));

/** A tree that grew one leaf after the other, and counts what is read of it. */
function grownTree() {
  const stored = new Map<string, TreeHash>();
  let reads = 0;
  const read: ReadNodes = async (places) =>
    places.map(({ level, index }) => {
      reads += 1;
      const hash = stored.get(`${level}/${index}`);
      if (hash === undefined) throw new Error('not stored');
      return hash;
    });
  const grow = async (size: number, leaf: TreeHash): Promise<TreeHash> => {
    const grown = grownBy(size, await read(nodesOf({ start: 0, end: size })), [leaf]);
    for (const { level, index, hash } of grown.nodes) stored.set(`${level}/${index}`, hash);
    return rootOverNodes(grown.edge);
  };
  return { read, grow, stored, readsOf: () => reads };
}

describe('a stored tree', () => {
  it('has the root and the proofs of the tree over all its leaves, at every size', async () => {
    const { read, grow } = grownTree();
    for (const [at, leaf] of leaves.entries()) {
      const tree = leaves.slice(0, at + 1);
      expect(await grow(at, leaf)).toEqual(rootOf(tree));
      for (const index of tree.keys())
        expect(await provedIncluded(read, index, tree.length)).toEqual(inclusionProof(tree, index));
      for (let size = 1; size <= tree.length; size++)
        expect(await provedConsistent(read, size, tree.length)).toEqual(consistencyProof(tree, size));
    }
  });

  it('stores each node once, and fewer than two for a leaf', async () => {
    const { grow, stored } = grownTree();
    for (const [at, leaf] of leaves.entries()) await grow(at, leaf);
    expect(stored.size).toBeLessThan(2 * leaves.length);
  });

  it('grows by many leaves as by one after the other', () => {
    const one = leaves.reduce<readonly TreeHash[]>((edge, leaf, at) => grownBy(at, edge, [leaf]).edge, []);
    expect(grownBy(0, [], leaves).edge).toEqual(one);
  });

  it('reads no more than a node a level and side for an entry among a million', async () => {
    let reads = 0;
    const read: ReadNodes = async (places) => {
      reads += places.length;
      return places.map(() => leafHash(Uint8Array.of(1)));
    };
    await provedIncluded(read, 333_333, 1_000_003);
    expect(reads).toBeLessThanOrEqual(40);
  });

  it('refuses places that no tree has', async () => {
    const { read } = grownTree();
    await expect(provedIncluded(read, 3, 3)).rejects.toThrow(RangeError);
    await expect(provedConsistent(read, 0, 3)).rejects.toThrow(RangeError);
  });
});
