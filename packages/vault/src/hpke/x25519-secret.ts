import { createPrivateKey, createPublicKey, diffieHellman } from 'node:crypto';
import { VedetteError } from '@vedette/domain';

/**
 * The shared secret, which the caller zeroes. Keys are taken in raw: what reads them out of DER leaves a copy in memory
 * that nobody can zero.
 * @throws `input-invalid` for a point of low order, which shares one secret with everybody
 */
export function x25519Secret(privateKey: Uint8Array, publicKey: Uint8Array): Buffer {
  const asymmetricKeyType = 'x25519';
  try {
    return diffieHellman({
      privateKey: createPrivateKey({
        key: Buffer.from(privateKey.buffer, privateKey.byteOffset, privateKey.length),
        format: 'raw-private',
        asymmetricKeyType,
      }),
      publicKey: createPublicKey({ key: Buffer.from(publicKey), format: 'raw-public', asymmetricKeyType }),
    });
  } catch (cause) {
    throw new VedetteError('input-invalid', 'caller', { at: 'public key' }, { cause });
  }
}
