import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

const asymmetricKeyType = 'x25519';

/**
 * Node's objects of raw X25519 keys. Raw, because what reads a key out of DER leaves a copy of it in memory that nobody
 * can zero; an object is zeroed when it is collected. @throws Error for anything but 32 bytes
 */
export function privateObject(key: Uint8Array): KeyObject {
  return createPrivateKey({ key: viewOf(key), format: 'raw-private', asymmetricKeyType });
}

export function publicObject(key: Uint8Array): KeyObject {
  return createPublicKey({ key: viewOf(key), format: 'raw-public', asymmetricKeyType });
}

/** The same bytes: `Buffer.from` of them would be a copy. */
function viewOf({ buffer, byteOffset, length }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, length);
}
