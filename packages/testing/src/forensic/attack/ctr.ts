import { createDecipheriv } from 'node:crypto';

/** The counter with which GCM of a 12-byte nonce begins to encrypt. */
const firstCounter = Buffer.from([0, 0, 0, 2]);

/**
 * What AES-256-GCM has encrypted, without asking the tag whether it is whole and without what it was bound to: part of
 * a photograph is a photograph, and a thief needs no seal.
 */
export function peek(key: Uint8Array, nonce: Uint8Array, ciphertext: Uint8Array): Buffer {
  const counter = Buffer.concat([nonce, firstCounter]);
  return createDecipheriv('aes-256-ctr', key, counter).update(ciphertext);
}
