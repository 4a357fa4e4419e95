import { createHmac } from 'node:crypto';
import { canonicalBytes } from '../seal/canonical-bytes.ts';
import type { Recipient } from '../seal/recipient.ts';
import type { RecipientPair } from '../seal/reference.ts';
import { type Binding, openSealed, sealTo } from '../seal/seal-to.ts';
import type { SealedIndexKey } from './day-key.ts';
import { type KeyId, parseKeyId } from './key-id.ts';

const use = 'vedette/index-key/1';
const indexKeyBytes = 32;
const tagBytes = 16;

/**
 * Who passed, recognisable within one purpose and one day: the first 16 bytes of HMAC-SHA-256 under their index key
 * of the identity in UTF-8 (NFKC), in base64url.
 */
export function subjectTagUnder(indexKey: Uint8Array, subject: string): string {
  const mac = createHmac('sha256', indexKey).update(subject.normalize('NFKC'), 'utf8').digest();
  return mac.subarray(0, tagBytes).toString('base64url');
}

/** @throws `input-invalid` for a terminal without a public key */
export async function sealIndexKey(
  id: KeyId,
  indexKey: Uint8Array,
  terminal: Recipient,
): Promise<SealedIndexKey> {
  return { id, bytes: await sealTo(terminal.publicKey, binding(id, terminal.id), indexKey) };
}

/** The index key; the caller zeroes it. Null for one that is not sealed to this terminal under this id. */
export async function openIndexKey(
  { id, bytes }: SealedIndexKey,
  pair: RecipientPair,
): Promise<Uint8Array | null> {
  if (parseKeyId(id) === null) return null;
  const key = await openSealed(pair.privateKey, binding(id, pair.id), bytes);
  return key?.length === indexKeyBytes ? key : null;
}

const binding = (id: KeyId, terminal: string): Binding => ({
  use,
  associated: canonicalBytes(id, terminal),
});
