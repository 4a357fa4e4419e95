import { describe, expect, it } from 'vitest';
import { emptyRoot, leafHash, type TreeHash } from './hash.ts';
import { consistencyProof, inclusionProof, rootOf } from './tree.ts';
import { isConsistent } from './verify-consistency.ts';
import { isIncluded } from './verify-inclusion.ts';

/** The reference tree of Certificate Transparency: entry n, and the root over the first n. */
const reference = [
  ['', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  ['00', 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
  ['10', 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
  ['2021', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
  ['3031', '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
  ['40414243', '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
  ['5051525354555657', 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
  ['606162636465666768696a6b6c6d6e6f', '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
] as const;
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const leafOf = (entry: string): TreeHash => leafHash(new Uint8Array(Buffer.from(entry, 'hex')));
const leaves = Array.from({ length: 40 }, (_, at) => leafHash(Uint8Array.of(at)));
const stranger = leafHash(Uint8Array.of(255));
const treeOf = (size: number): TreeHash[] => leaves.slice(0, size);

describe('a Merkle tree', () => {
  it('has the roots of the reference tree', () => {
    expect(hex(emptyRoot)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    const all = reference.map(([entry]) => leafOf(entry));
    for (const [at, [, root]] of reference.entries()) expect(hex(rootOf(all.slice(0, at + 1)))).toBe(root);
  });

  it('proves each of its leaves, and no other and nowhere else', () => {
    for (let end = 1; end <= leaves.length; end++) {
      const [tree, root] = [treeOf(end), rootOf(treeOf(end))];
      for (const [index, leaf] of tree.entries()) {
        const claim = { start: 0, end, index, leaf, root, proof: inclusionProof(tree, index) };
        expect(isIncluded(claim)).toBe(true);
        expect(isIncluded({ ...claim, leaf: stranger })).toBe(false);
        expect(isIncluded({ ...claim, index: index + 1 })).toBe(false);
        expect(isIncluded({ ...claim, proof: [stranger, ...claim.proof.slice(1)] })).toBe(false);
      }
    }
  });

  it('proves that it has only grown, from each of its earlier states', () => {
    for (let size = 1; size <= leaves.length; size++) {
      const later = { size, root: rootOf(treeOf(size)) };
      for (let before = 1; before <= size; before++) {
        const proof = consistencyProof(treeOf(size), before);
        const earlier = { size: before, root: rootOf(treeOf(before)) };
        expect(isConsistent(earlier, later, proof)).toBe(true);
        expect(isConsistent({ ...earlier, root: stranger }, later, proof)).toBe(false);
        expect(isConsistent(earlier, { ...later, root: stranger }, proof)).toBe(false);
      }
    }
  });

  it('has no proof of what is not in it', () => {
    expect(() => inclusionProof(treeOf(3), 3)).toThrow(RangeError);
    expect(() => consistencyProof(treeOf(3), 0)).toThrow(RangeError);
    expect(() => consistencyProof(treeOf(3), 4)).toThrow(RangeError);
  });
});
