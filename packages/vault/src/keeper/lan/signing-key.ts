import { createPrivateKey, createPublicKey, randomBytes, sign, verify } from 'node:crypto';
import { existsSync } from 'node:fs';
import { VedetteError } from '@vedette/domain';
import { readSecretFile, writeSecretFile } from '../../custody/secret-file.ts';

const secretBytes = 32;
/** PKCS #8 and SPKI (RFC 8410) of Ed25519 keys, up to their 32 bytes. */
const privateHead = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicHead = Buffer.from('302a300506032b6570032100', 'hex');

/** Who speaks on the line between a terminal and a keeper. */
export interface SigningKey {
  /** Ed25519, 32 bytes. */
  readonly publicKey: Buffer;
  sign(message: Uint8Array): Buffer;
}

/** 32 bytes in a file of its owner's, made when it is not there. @throws `store-key-missing` for one that is no key */
export async function signingKeyIn(path: string): Promise<SigningKey> {
  if (!existsSync(path)) await writeSecretFile(path, randomBytes(secretBytes));
  const secret = await readSecretFile(path, secretBytes);
  const der = Buffer.concat([privateHead, secret]);
  try {
    if (secret.length !== secretBytes) throw new VedetteError('store-key-missing', 'caller', { at: path });
    const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    const publicKey = createPublicKey(privateKey)
      .export({ format: 'der', type: 'spki' })
      .subarray(-secretBytes);
    return { publicKey: Buffer.from(publicKey), sign: (message) => sign(null, message, privateKey) };
  } finally {
    der.fill(0);
    secret.fill(0);
  }
}

/** False for a key that is none, too. */
export function isSignedWith(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== secretBytes || signature.length !== 64) return false;
  const der = Buffer.concat([publicHead, publicKey]);
  try {
    return verify(null, message, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature);
  } catch {
    return false;
  }
}
