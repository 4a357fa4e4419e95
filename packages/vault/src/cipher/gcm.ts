import { type CipherGCM, createCipheriv, createDecipheriv, type DecipherGCM } from 'node:crypto';
import { tagBytes } from '../seal/suite.ts';

const algorithm = 'aes-256-gcm';

/**
 * AES-256-GCM with the key as bytes that can be zeroed. Node finds out by an exception that a key is no `KeyObject`, and
 * the trace of that costs three times the encryption of a record (24 µs against 8); a `KeyObject` would be as quick, but
 * is a copy that nobody can wipe. So the trace is left out.
 */
export const gcmCipher = (key: Buffer, nonce: Uint8Array): CipherGCM =>
  withoutTrace(() => createCipheriv(algorithm, key, nonce));

/** The same, to open; a tag that is not whole is refused. */
export const gcmDecipher = (key: Buffer, nonce: Uint8Array): DecipherGCM =>
  withoutTrace(() => createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes }));

function withoutTrace<T>(make: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return make();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
