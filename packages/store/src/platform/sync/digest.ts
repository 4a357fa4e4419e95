import { createHash } from 'node:crypto';

/** SHA-256 of key, a zero byte and document, as the device link folds them: 32 bytes. */
export function rowDigest(key: string, document: string): Uint8Array {
  return createHash('sha256').update(key).update('\0').update(document).digest();
}

/** Adds a digest to the exclusive or of a set, or takes it out again. */
export function foldInto(set: Uint8Array, digest: Uint8Array): void {
  for (const [index, byte] of digest.entries()) set[index] = (set[index] ?? 0) ^ byte;
}
