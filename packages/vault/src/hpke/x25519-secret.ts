import { createPrivateKey, createPublicKey, diffieHellman } from 'node:crypto';
import { VedetteError } from '@vedette/domain';

/** PKCS #8 and SPKI (RFC 8410) of X25519 keys, up to their 32 bytes. */
const privateHead = Buffer.from('302e020100300506032b656e04220420', 'hex');
const publicHead = Buffer.from('302a300506032b656e032100', 'hex');

/**
 * The shared secret, which the caller zeroes.
 * @throws `input-invalid` for a point of low order, which shares one secret with everybody
 */
export function x25519Secret(privateKey: Uint8Array, publicKey: Uint8Array): Buffer {
  const der = Buffer.alloc(privateHead.length + privateKey.length);
  privateHead.copy(der);
  der.set(privateKey, privateHead.length);
  try {
    return diffieHellman({
      privateKey: createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }),
      publicKey: createPublicKey({
        key: Buffer.concat([publicHead, publicKey]),
        format: 'der',
        type: 'spki',
      }),
    });
  } catch (cause) {
    throw new VedetteError('input-invalid', 'caller', { at: 'public key' }, { cause });
  } finally {
    der.fill(0);
  }
}
