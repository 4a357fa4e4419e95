import { createPrivateKey, createPublicKey, randomBytes, sign } from 'node:crypto';
import { existsSync } from 'node:fs';
import { VedetteError } from '@vedette/domain';
import { readSecretFile, writeSecretFile } from '@vedette/vault';
import { type SignBytes, type VerifierKey, verifierKey } from '@vedette/vault/log';

const secretBytes = 32;
/** What precedes an Ed25519 private key in PKCS#8 (RFC 8410). */
const prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The key of a witness, 32 bytes in a file of its owner's; made when it is not there. */
export async function openWitnessKey(
  path: string,
  name: string,
): Promise<{ readonly key: VerifierKey; readonly sign: SignBytes }> {
  if (!existsSync(path)) await makeKey(path);
  const secret = await readSecretFile(path, secretBytes);
  try {
    if (secret.length !== secretBytes) throw new VedetteError('store-key-missing', 'caller', { at: path });
    const der = Buffer.concat([prefix, secret]);
    const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    der.fill(0);
    const raw = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-secretBytes);
    return {
      key: verifierKey(name, 'cosignature', new Uint8Array(raw)),
      sign: async (message) => new Uint8Array(sign(null, message, privateKey)),
    };
  } finally {
    secret.fill(0);
  }
}

async function makeKey(path: string): Promise<void> {
  const secret = randomBytes(secretBytes);
  try {
    await writeSecretFile(path, secret);
  } finally {
    secret.fill(0);
  }
}
