import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Key, type Metadata, Signature } from '@tufjs/models';
import { writeNewFile } from '../credential/new-file.ts';
import { fileFault } from '../input/file-fault.ts';
import { readBounded } from '../input/read-bounded.ts';
import { CommandError } from '../output/command-error.ts';

/** Keys that never come near the platform: who may sign (`root`), and which releases there are (`targets`). */
export const offlineRoles = ['root', 'targets'] as const;
export type OfflineRole = (typeof offlineRoles)[number];

export interface SigningKey {
  readonly key: Key;
  readonly secret: KeyObject;
}

/** Any permission beyond the owner's. */
const others = 0o077;
const fileOf = (folder: string, role: OfflineRole): string => join(folder, `${role}.pem`);

/** @throws CommandError exists, not-found, unreadable */
export async function writeNewKeys(folder: string): Promise<void> {
  for (const role of offlineRoles) {
    const { privateKey } = generateKeyPairSync('ed25519');
    await writeNewFile(
      fileOf(folder, role),
      privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      0o600,
    );
  }
}

/** @throws CommandError not-found, unreadable; not-allowed for a file that others can read */
export async function readSigningKey(folder: string, role: OfflineRole): Promise<SigningKey> {
  const path = fileOf(folder, role);
  const status = await stat(path).catch((cause: unknown) => {
    throw fileFault(path, cause);
  });
  if (process.platform !== 'win32' && (status.mode & others) !== 0)
    throw new CommandError('not-allowed', path);
  const secret = privateKeyOf(path, await readBounded(path, 10_000));
  const raw = Buffer.from(createPublicKey(secret).export({ format: 'jwk' }).x ?? '', 'base64url');
  return { key: publicKeyOf(raw), secret };
}

function privateKeyOf(path: string, bytes: Buffer): KeyObject {
  try {
    const secret = createPrivateKey(bytes);
    if (secret.asymmetricKeyType === 'ed25519') return secret;
  } catch (cause) {
    throw new CommandError('no-document', path, cause);
  }
  throw new CommandError('no-document', path);
}

/** Named after its own bytes, as the platform names its own. @param raw Ed25519, 32 bytes */
export function publicKeyOf(raw: Uint8Array): Key {
  const keyID = createHash('sha256').update(raw).digest('hex');
  const keyVal = { public: Buffer.from(raw).toString('hex') };
  return new Key({ keyID, keyType: 'ed25519', scheme: 'ed25519', keyVal });
}

/** Adds a signature to those that are there. */
export function signWith(metadata: Pick<Metadata<never>, 'sign'>, { key, secret }: SigningKey): void {
  const signer = (data: Buffer) =>
    new Signature({ keyID: key.keyID, sig: sign(null, data, secret).toString('hex') });
  metadata.sign(signer, true);
}
