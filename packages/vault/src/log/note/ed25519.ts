import { ed25519 } from '@noble/curves/ed25519.js';

const keyLength = 32;
const signatureLength = 64;
type ImportedKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

/**
 * Whether an Ed25519 key signed a message (RFC 8032). By the platform's own cryptography where there is one that knows
 * the curve: a page opened over plain HTTP has none, and an older browser has it without the curve.
 */
export async function isSignedBy(
  publicKey: Uint8Array,
  signature: Uint8Array,
  message: Uint8Array,
): Promise<boolean> {
  if (publicKey.length !== keyLength || signature.length !== signatureLength) return false;
  const key = await importedKey(publicKey);
  if (key === null) return isSignedByHand(publicKey, signature, message);
  return crypto.subtle.verify('Ed25519', key, Uint8Array.from(signature), Uint8Array.from(message));
}

/** Null where nothing of the platform's own knows the curve. */
async function importedKey(publicKey: Uint8Array): Promise<ImportedKey | null> {
  // Absent outside a secure context, whatever the types say.
  const subtle: typeof crypto.subtle | undefined = globalThis.crypto?.subtle;
  if (subtle === undefined) return null;
  try {
    return await subtle.importKey('raw', Uint8Array.from(publicKey), 'Ed25519', false, ['verify']);
  } catch {
    return null;
  }
}

/** The same without the platform's own cryptography; a few milliseconds a signature. */
export function isSignedByHand(publicKey: Uint8Array, signature: Uint8Array, message: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false;
  }
}
