import { createDecipheriv } from 'node:crypto';
import { peek } from './ctr.ts';

const version = 1;
const nonceBytes = 12;
const tagBytes = 16;
const overhead = 1 + nonceBytes + tagBytes;

/** What lies sealed under a key of the vault: version ‖ nonce ‖ ciphertext ‖ tag; of it perhaps only the beginning. */
export interface WrappedThing {
  readonly nonce: Buffer;
  readonly ciphertext: Buffer;
  readonly tag: Buffer;
}

/** Null for what cannot be one. */
export function wrappedIn(bytes: Buffer): WrappedThing | null {
  if (bytes.length <= overhead || bytes[0] !== version) return null;
  return {
    nonce: bytes.subarray(1, 1 + nonceBytes),
    ciphertext: bytes.subarray(1 + nonceBytes, -tagBytes),
    tag: bytes.subarray(-tagBytes),
  };
}

/** What is in it, when the key and what it was bound to are right. */
export function openWrapped(bytes: Buffer, key: Uint8Array, associated: Uint8Array): Buffer | null {
  const wrapped = wrappedIn(bytes);
  if (wrapped === null) return null;
  const opener = createDecipheriv('aes-256-gcm', key, wrapped.nonce, { authTagLength: tagBytes });
  opener.setAAD(associated).setAuthTag(wrapped.tag);
  const plain = opener.update(wrapped.ciphertext);
  try {
    opener.final();
    return plain;
  } catch {
    return null;
  }
}

/** The beginning of what is in it, with whatever key, whole or not; noise for all keys but one. */
export function peekWrapped({ nonce, ciphertext }: WrappedThing, key: Uint8Array, bytes: number): Buffer {
  return peek(key, nonce, ciphertext.subarray(0, bytes));
}
