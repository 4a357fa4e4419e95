import { gcmCipher, gcmDecipher } from '../cipher/gcm.ts';
import { tagBytes } from '../seal/suite.ts';

/** No key ever sees one counter twice: it is of one encapsulation, and its counter only grows. */
function nonceOf(counter: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(counter, 8);
  return nonce;
}

/** AES-256-GCM: ciphertext ‖ tag. Node's own, since a seal must cost microseconds and needs no promise. */
export function encryptContent(
  key: Buffer,
  counter: number,
  associated: Uint8Array,
  plain: Uint8Array,
): Buffer {
  const cipher = gcmCipher(key, nonceOf(counter)).setAAD(associated);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** The caller zeroes it. Null for what was not sealed so. */
export function decryptContent(
  key: Buffer,
  counter: number,
  associated: Uint8Array,
  sealed: Uint8Array,
): Buffer | null {
  const opener = gcmDecipher(key, nonceOf(counter));
  opener.setAAD(associated).setAuthTag(sealed.subarray(-tagBytes));
  const plain = opener.update(sealed.subarray(0, -tagBytes));
  try {
    opener.final();
    return plain;
  } catch {
    plain.fill(0);
    return null;
  }
}
