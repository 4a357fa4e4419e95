import { VedetteError } from '@vedette/domain';
import { encapsulatedBytes, importPrivateKey, importPublicKey, suite, tagBytes } from './suite.ts';

/** What a sealed thing is bound to, besides the key: its use, and all that must not be changed under it. */
export interface Binding {
  /** Constant for each kind of thing, such as `vedette/index-key/1`. */
  readonly use: string;
  readonly associated: Uint8Array;
}

const text = new TextEncoder();
/** What sealing adds: the encapsulated key and the tag. */
export const sealOverhead: number = encapsulatedBytes + tagBytes;

/**
 * Seals one small thing to one X25519 key: single-shot HPKE, with `use` as its info.
 * @returns encapsulated key (32) ‖ ciphertext ‖ tag (16)
 * @throws `input-invalid` for a public key that is none
 */
export async function sealTo(
  publicKey: Uint8Array,
  { use, associated }: Binding,
  plain: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const recipientPublicKey = await importPublicKey(publicKey);
  try {
    const sealed = await suite.seal({ recipientPublicKey, info: text.encode(use) }, plain, associated);
    const all = new Uint8Array(encapsulatedBytes + sealed.ct.byteLength);
    all.set(new Uint8Array(sealed.enc), 0);
    all.set(new Uint8Array(sealed.ct), encapsulatedBytes);
    return all;
  } catch (cause) {
    // A point of low order is a key that everybody shares a secret with.
    throw new VedetteError('input-invalid', 'caller', { at: 'public key' }, { cause });
  }
}

/**
 * The plain bytes; the caller owns and zeroes them. Null for anything else than what was sealed to this key, for
 * this use, with these associated bytes: which of them is wrong cannot be told.
 * @throws `input-invalid` for a private key that is none
 */
export async function openSealed(
  privateKey: Uint8Array,
  { use, associated }: Binding,
  sealed: Uint8Array,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const recipientKey = await importPrivateKey(privateKey);
  if (sealed.length < sealOverhead) return null;
  const enc = sealed.slice(0, encapsulatedBytes);
  const info = text.encode(use);
  try {
    const plain = await suite.open({ recipientKey, enc, info }, sealed.slice(encapsulatedBytes), associated);
    return new Uint8Array(plain);
  } catch {
    return null;
  }
}
