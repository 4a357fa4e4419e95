import { utf8ToBytes } from '@noble/hashes/utils.js';
import { cosignatureBytes, cosignedBytes } from './cosigned.ts';
import type { NoteSignature } from './signed-note.ts';
import type { VerifierKey } from './verifier-key.ts';

/** Signs by Ed25519; the private key stays where it is. */
export type SignBytes = (message: Uint8Array) => Promise<Uint8Array>;

/** The author's signature over a note's text. */
export async function signNote(text: string, key: VerifierKey, sign: SignBytes): Promise<NoteSignature> {
  const bytes = Uint8Array.from(await sign(utf8ToBytes(text)));
  return { name: key.name, id: key.id, bytes };
}

/**
 * A witness's signature: that it has seen this state of the log, that the log has only grown until then, and when
 * (C2SP tlog-cosignature, v1). The caller has verified that.
 * @param at seconds since 1970
 */
export async function cosignNote(
  text: string,
  at: number,
  key: VerifierKey,
  sign: SignBytes,
): Promise<NoteSignature> {
  const bytes = cosignatureBytes(at, await sign(cosignedBytes(text, at)));
  return { name: key.name, id: key.id, bytes };
}
