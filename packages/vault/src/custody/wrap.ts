import { randomBytes } from 'node:crypto';
import { VedetteError } from '@vedette/domain';
import { gcmCipher, gcmDecipher } from '../cipher/gcm.ts';

export const wrapVersion = 1;
const nonceBytes = 12;
const tagBytes = 16;
/** What wrapping adds. */
export const wrapOverhead: number = 1 + nonceBytes + tagBytes;

/** AES-256-GCM: version (1) ‖ nonce (12) ‖ ciphertext ‖ tag (16), with the name as associated data. */
export function wrapUnder(wrapping: Buffer, key: Uint8Array, name: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = gcmCipher(wrapping, nonce).setAAD(name);
  return Buffer.concat([
    Buffer.of(wrapVersion),
    nonce,
    cipher.update(key),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

/** The caller zeroes it. @throws `store-damaged` */
export function unwrapUnder(wrapping: Buffer, wrapped: Uint8Array, name: Uint8Array): Buffer {
  const known = wrapped.length >= wrapOverhead && wrapped[0] === wrapVersion;
  if (!known) throw new VedetteError('store-damaged', 'world', { at: 'wrapped key' });
  const opener = gcmDecipher(wrapping, wrapped.subarray(1, 1 + nonceBytes));
  opener.setAAD(name).setAuthTag(wrapped.subarray(-tagBytes));
  const key = opener.update(wrapped.subarray(1 + nonceBytes, -tagBytes));
  try {
    opener.final();
    return key;
  } catch (cause) {
    key.fill(0);
    throw new VedetteError('store-damaged', 'world', { at: 'wrapped key' }, { cause });
  }
}
