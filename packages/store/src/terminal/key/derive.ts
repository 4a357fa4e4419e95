import { hkdfSync } from 'node:crypto';

/** What keys of the store are for. A text is part of the derivation and never changes. */
export type KeyUse =
  | 'records-file'
  | 'captures-file'
  | 'subject-index'
  | 'number-index'
  | 'secrets'
  | 'key-check';

/**
 * HKDF-SHA-256 (RFC 5869) of the store's key, no salt, info `vedette/store/<use>/1`.
 * No derived key tells anything of another or of the store's key.
 * @returns 32 bytes; the caller zeroes them after use
 */
export function deriveKey(storeKey: Uint8Array, use: KeyUse): Buffer {
  return Buffer.from(hkdfSync('sha256', storeKey, new Uint8Array(0), `vedette/store/${use}/1`, 32));
}
