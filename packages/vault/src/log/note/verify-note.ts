import { utf8ToBytes } from '@noble/hashes/utils.js';
import { cosignedBytes, parseCosignature } from './cosigned.ts';
import { isSignedBy } from './ed25519.ts';
import { type NoteSignature, type SignedNote, signaturesOf } from './signed-note.ts';
import type { VerifierKey } from './verifier-key.ts';

/** Who signed, and when a witness did: seconds since 1970; null for an author, who says no time. */
export interface NoteVerdict {
  readonly key: VerifierKey;
  readonly at: number | null;
}

/**
 * Whether a key signed a note; null when it did not. A signature that says it is of the key and is not fails the note
 * for that key, even beside one that is good (C2SP signed-note).
 */
export async function verifyNote(note: SignedNote, key: VerifierKey): Promise<NoteVerdict | null> {
  const verdicts = await Promise.all(
    signaturesOf(note, key).map((signature) => verifyOne(note, key, signature)),
  );
  const isAllGood = verdicts.every((verdict) => verdict !== null);
  return isAllGood ? (verdicts[0] ?? null) : null;
}

async function verifyOne(
  { text }: SignedNote,
  key: VerifierKey,
  { bytes }: NoteSignature,
): Promise<NoteVerdict | null> {
  if (key.algorithm === 'ed25519')
    return (await isSignedBy(key.publicKey, bytes, utf8ToBytes(text))) ? { key, at: null } : null;
  const found = parseCosignature(bytes);
  if (found === null) return null;
  const { at, signature } = found;
  return (await isSignedBy(key.publicKey, signature, cosignedBytes(text, at))) ? { key, at } : null;
}
