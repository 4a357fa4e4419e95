import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';

/** SHA-256, 32 bytes. */
export type TreeHash = Uint8Array;

export const treeHashLength = 32;
const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** Of an entry, with the prefix that keeps leaves and nodes apart (RFC 9162, 2.1.1). */
export function leafHash(entry: Uint8Array): TreeHash {
  return sha256(concatBytes(leafPrefix, entry));
}

export function nodeHash(left: TreeHash, right: TreeHash): TreeHash {
  return sha256(concatBytes(nodePrefix, left, right));
}

/** The root of a tree without entries. */
export const emptyRoot: TreeHash = sha256(new Uint8Array());

/** Hashes in a log are public: nothing is given away by the time that this takes. */
export function isSameHash(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
