import { gcmCipher, gcmDecipher } from '../cipher/gcm.ts';
import type { Binding } from '../seal/seal-to.ts';
import { encapsulatedBytes, tagBytes } from '../seal/suite.ts';
import { recipientContext, senderContext } from './context.ts';

/** As `sealTo`, without a promise. @throws `input-invalid` for a public key that is none */
export function sealAtOnce(publicKey: Uint8Array, { use, associated }: Binding, plain: Uint8Array): Buffer {
  const { enc, context } = senderContext(publicKey, Buffer.from(use));
  const { key, nonce } = context.first();
  try {
    const cipher = gcmCipher(key, nonce).setAAD(associated);
    return Buffer.concat([enc, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  } finally {
    key.fill(0);
    context.close();
  }
}

/** As `openSealed`, without a promise: null for what was not sealed so. The caller zeroes the plain bytes. */
export function openAtOnce(
  privateKey: Uint8Array,
  { use, associated }: Binding,
  sealed: Uint8Array,
): Buffer | null {
  if (sealed.length < encapsulatedBytes + tagBytes) return null;
  const context = contextFor(privateKey, sealed.subarray(0, encapsulatedBytes), use);
  if (context === null) return null;
  const { key, nonce } = context.first();
  const opener = gcmDecipher(key, nonce);
  opener.setAAD(associated).setAuthTag(sealed.subarray(-tagBytes));
  const plain = opener.update(sealed.subarray(encapsulatedBytes, -tagBytes));
  try {
    opener.final();
    return plain;
  } catch {
    plain.fill(0);
    return null;
  } finally {
    key.fill(0);
    context.close();
  }
}

function contextFor(privateKey: Uint8Array, enc: Uint8Array, use: string) {
  try {
    return recipientContext(privateKey, enc, Buffer.from(use));
  } catch {
    return null;
  }
}
