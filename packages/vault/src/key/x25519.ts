import { createPublicKey, randomBytes } from 'node:crypto';
import { VedetteError } from '@vedette/domain';
import { recipientOf } from '../seal/recipient.ts';
import type { RecipientPair } from '../seal/reference.ts';
import { keyBytes } from '../seal/suite.ts';
import { privateObject } from './x25519-objects.ts';

/** A new pair, from raw bytes and never through a text: a string cannot be zeroed. */
export function makeX25519(): { publicKey: Buffer; privateKey: Buffer } {
  const privateKey = randomBytes(keyBytes);
  return { privateKey, publicKey: x25519PublicKey(privateKey) };
}

/** @throws `input-invalid` for anything but 32 bytes */
export function x25519PublicKey(privateKey: Uint8Array): Buffer {
  if (privateKey.length !== keyBytes)
    throw new VedetteError('input-invalid', 'caller', { at: 'private key' });
  return createPublicKey(privateObject(privateKey)).export({ format: 'raw-public' });
}

/** The pair of a terminal by its private key, which stays the caller's to zero. */
export async function recipientPair(privateKey: Uint8Array): Promise<RecipientPair> {
  return { ...(await recipientOf(x25519PublicKey(privateKey))), privateKey };
}
