import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign as signWith,
  verify as verifyWith,
} from 'node:crypto';
import type { LinkKey } from '../device/ports.ts';

/** What stands before the 32 bytes of a key in DER (RFC 8410). */
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/** @param publicKey 32 bytes @throws TypeError for another length */
export function publicKeyObject(publicKey: Uint8Array): KeyObject {
  if (publicKey.length !== 32) throw new TypeError('An Ed25519 public key has 32 bytes');
  return createPublicKey({ key: Buffer.concat([publicPrefix, publicKey]), format: 'der', type: 'spki' });
}

/** Makes a key anew: its 32 secret bytes, for `linkKeyFrom`. */
export function newLinkSecret(): Uint8Array {
  const { privateKey } = generateKeyPairSync('ed25519');
  return new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32));
}

/** @param secret 32 bytes of an Ed25519 private key (RFC 8032) */
export function linkKeyFrom(secret: Uint8Array): LinkKey {
  if (secret.length !== 32) throw new TypeError('An Ed25519 private key has 32 bytes');
  const key = createPrivateKey({
    key: Buffer.concat([privatePrefix, secret]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = new Uint8Array(
    createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32),
  );
  return { publicKey, sign: (message) => new Uint8Array(signWith(null, message, key)) };
}

/** Never throws: bytes that are no key or no signature verify nothing. */
export function isSignedBy(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  try {
    return verifyWith(null, message, publicKeyObject(publicKey), signature);
  } catch {
    return false;
  }
}
