import { createPrivateKey, createPublicKey, randomBytes } from 'node:crypto';
import { VedetteError } from '@vedette/domain';
import { recipientOf } from '../seal/recipient.ts';
import type { RecipientPair } from '../seal/reference.ts';
import { keyBytes } from '../seal/suite.ts';

/** PKCS #8 (RFC 8410) of an X25519 private key, up to its 32 bytes. */
const pkcs8 = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** A new pair, from raw bytes and never through a text: a string cannot be zeroed. */
export function makeX25519(): { publicKey: Buffer; privateKey: Buffer } {
  const privateKey = randomBytes(keyBytes);
  return { privateKey, publicKey: x25519PublicKey(privateKey) };
}

/** @throws `input-invalid` for anything but 32 bytes */
export function x25519PublicKey(privateKey: Uint8Array): Buffer {
  if (privateKey.length !== keyBytes)
    throw new VedetteError('input-invalid', 'caller', { at: 'private key' });
  const der = Buffer.alloc(pkcs8.length + keyBytes);
  pkcs8.copy(der);
  der.set(privateKey, pkcs8.length);
  try {
    const held = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    // A copy: a slice would keep the whole structure alive.
    return Buffer.from(createPublicKey(held).export({ format: 'der', type: 'spki' }).subarray(-keyBytes));
  } finally {
    der.fill(0);
  }
}

/** The pair of a terminal by its private key, which stays the caller's to zero. */
export async function recipientPair(privateKey: Uint8Array): Promise<RecipientPair> {
  return { ...(await recipientOf(x25519PublicKey(privateKey))), privateKey };
}
