import { createHash } from 'node:crypto';
import type { ContentHash, SyncRow } from '@vedette/contract/link';

/** SHA-256 of the key, a zero byte and the document, both UTF-8: 32 bytes. */
export function rowDigest({ key, document }: SyncRow): Uint8Array {
  return new Uint8Array(createHash('sha256').update(key).update('\0').update(document).digest());
}

export const emptySetHash = '0'.repeat(64) as ContentHash;

/**
 * Adds a row to the hash of a set, or takes it out again: the exclusive or of all rows' digests, whatever their order.
 * It finds what has drifted apart; it proves nothing against somebody who chooses the rows, which the channel's own
 * signatures keep out.
 */
export function foldDigest(hash: ContentHash, digest: Uint8Array): ContentHash {
  const folded = Buffer.from(hash, 'hex');
  for (let at = 0; at < folded.length; at += 1) folded[at] = (folded[at] ?? 0) ^ (digest[at] ?? 0);
  return folded.toString('hex') as ContentHash;
}
