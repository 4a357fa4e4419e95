import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import { VedetteError } from '@vedette/domain';

/** HPKE (RFC 9180): DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, base mode. */
export const suite: CipherSuite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

/** A key as the platform's own cryptography holds it. */
export type HeldKey = Awaited<ReturnType<typeof suite.kem.deserializePublicKey>>;

/** An X25519 key of either half. */
export const keyBytes = 32;
/** The encapsulated key that travels with a ciphertext. */
export const encapsulatedBytes = 32;
/** What AES-256-GCM adds. */
export const tagBytes = 16;

/** @throws `input-invalid` for what is no X25519 public key */
export async function importPublicKey(bytes: Uint8Array): Promise<HeldKey> {
  if (bytes.length !== keyBytes) throw new VedetteError('input-invalid', 'caller', { at: 'public key' });
  return suite.kem.deserializePublicKey(new Uint8Array(bytes));
}

/** @throws `input-invalid` for what is no X25519 private key */
export async function importPrivateKey(bytes: Uint8Array): Promise<HeldKey> {
  if (bytes.length !== keyBytes) throw new VedetteError('input-invalid', 'caller', { at: 'private key' });
  const copy = new Uint8Array(bytes);
  try {
    return await suite.kem.deserializePrivateKey(copy);
  } finally {
    copy.fill(0);
  }
}
