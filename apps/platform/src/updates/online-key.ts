import { createHash } from 'node:crypto';
import { Signature } from '@tufjs/models';

/** The key by which this platform says which documents are the newest: Ed25519, from a file, never in the database. */
export interface OnlineKey {
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Uint8Array;
}

/** Keys are named after their own bytes: SHA-256 of the 32 bytes, hexadecimal. */
export function tufKeyId(publicKey: Uint8Array): string {
  return createHash('sha256').update(publicKey).digest('hex');
}

/** What `Metadata.sign` asks for. */
export function tufSigner(key: OnlineKey): (data: Buffer) => Signature {
  const keyID = tufKeyId(key.publicKey);
  return (data) => new Signature({ keyID, sig: Buffer.from(key.sign(data)).toString('hex') });
}
