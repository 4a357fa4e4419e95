import type { Branded } from '@vedette/domain';
import { keyBytes } from './suite.ts';

/** 22 characters of base64url: the first 16 bytes of the SHA-256 of an X25519 public key. */
export type RecipientId = Branded<string, 'RecipientId'>;

/** Somebody something is sealed to: a terminal. */
export interface Recipient {
  readonly id: RecipientId;
  /** X25519, 32 bytes. */
  readonly publicKey: Uint8Array;
}

const idBytes = 16;

/** The recipient whose public key this is; its id follows from the key, so that nobody can swap one for the other. */
export async function recipientOf(publicKey: Uint8Array): Promise<Recipient> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(publicKey));
  const id = base64Url(new Uint8Array(digest).subarray(0, idBytes)) as RecipientId;
  return { id, publicKey: publicKey.slice(0, keyBytes) };
}

/** Without padding; `btoa` because a browser has no other that all of them know. */
function base64Url(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
