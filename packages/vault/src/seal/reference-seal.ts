import { VedetteError } from '@vedette/domain';
import { canonicalBytes } from './canonical-bytes.ts';
import { openContent, sealContent } from './content.ts';
import { padded, unpadded } from './padding.ts';
import type { Recipient, RecipientId } from './recipient.ts';
import {
  type RecipientPair,
  type ReferenceLabel,
  type ReferenceWrap,
  referenceContents,
  type SealedReference,
} from './reference.ts';
import { type Binding, openSealed, sealTo } from './seal-to.ts';

const use = 'vedette/reference/1';
const idPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const recipientsAtMost = 4096;
const sealedAtMost = 46 * 1024;
const bucket = 1024;
/** Bytes of a photograph or vector: one fits, sealed, into a row that is sent to terminals. */
export const referenceContentAtMost: number = 44 * 1024;

/**
 * Seals a face to the terminals of a site: the content under a random key of its own, that key under each terminal's.
 * Whoever carries or keeps it, the platform first of all, cannot open it. Runs in a browser as well.
 * @throws `input-invalid` for a label, a content or a public key that is none, and for nobody to seal to
 */
export async function sealReference(
  label: ReferenceLabel,
  content: Uint8Array,
  recipients: readonly Recipient[],
): Promise<SealedReference> {
  check(isLabel(label), 'label');
  check(content.length > 0 && content.length <= referenceContentAtMost, 'content');
  check(recipients.length > 0 && recipients.length <= recipientsAtMost, 'recipients');
  const key = crypto.getRandomValues(new Uint8Array(32));
  const plain = padded(content, bucket);
  try {
    const sealed = await sealContent(key, labelBytes(label), plain);
    const wraps: ReferenceWrap[] = [];
    for (const recipient of recipients) wraps.push(await wrapTo(recipient, label, sealed, key));
    return { label, sealed, wraps };
  } finally {
    key.fill(0);
    plain.fill(0);
  }
}

/** The content; the caller zeroes it. Null for a reference that is not sealed to this terminal, or was changed. */
export async function openReference(
  pair: RecipientPair,
  reference: SealedReference,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const key = await contentKey(pair, reference);
  if (key === null) return null;
  try {
    const plain = await openContent(key, labelBytes(reference.label), reference.sealed);
    return plain === null ? null : unpadded(plain);
  } finally {
    key.fill(0);
  }
}

/**
 * The wrap by which a terminal that has joined the site can open it too, made on a terminal that can: nothing else
 * of the reference changes. Null for a reference that this terminal cannot open.
 * @throws `input-invalid` for a newcomer without a public key
 */
export async function resealReference(
  pair: RecipientPair,
  reference: SealedReference,
  newcomer: Recipient,
): Promise<ReferenceWrap | null> {
  const key = await contentKey(pair, reference);
  if (key === null) return null;
  try {
    return await wrapTo(newcomer, reference.label, reference.sealed, key);
  } finally {
    key.fill(0);
  }
}

async function contentKey(pair: RecipientPair, { label, sealed, wraps }: SealedReference) {
  const wrap = isLabel(label) ? wraps.find(({ recipient }) => recipient === pair.id) : undefined;
  if (wrap === undefined || sealed.length > sealedAtMost) return null;
  return openSealed(pair.privateKey, await binding(pair.id, label, sealed), wrap.bytes);
}

async function wrapTo(
  { id, publicKey }: Recipient,
  label: ReferenceLabel,
  sealed: Uint8Array,
  key: Uint8Array,
): Promise<ReferenceWrap> {
  return { recipient: id, bytes: await sealTo(publicKey, await binding(id, label, sealed), key) };
}

/** To the very ciphertext: a wrap says nothing of another content under the same label. */
async function binding(id: RecipientId, label: ReferenceLabel, sealed: Uint8Array): Promise<Binding> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(sealed)));
  return { use, associated: canonicalBytes(labelBytes(label), digest, id) };
}

function labelBytes({ id, person, content }: ReferenceLabel): Uint8Array {
  return canonicalBytes(use, id, person, content);
}

function isLabel({ id, person, content }: ReferenceLabel): boolean {
  return idPattern.test(id) && idPattern.test(person) && referenceContents.includes(content);
}

function check(holds: boolean, at: string): void {
  if (!holds) throw new VedetteError('input-invalid', 'caller', { at });
}
