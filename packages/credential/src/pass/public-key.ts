import { createHash, createPublicKey, type KeyObject } from 'node:crypto';

/** Public half of a key that signs passes (RFC 8037). */
export interface PassPublicJwk {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  /** 32 bytes, base64url. */
  readonly x: string;
}

/** @throws for a key that is none */
export const importPassKey = ({ kty, crv, x }: PassPublicJwk): KeyObject =>
  createPublicKey({ key: { kty, crv, x }, format: 'jwk' });

export function passPublicJwk(key: KeyObject): PassPublicJwk {
  return { kty: 'OKP', crv: 'Ed25519', x: String(key.export({ format: 'jwk' }).x) };
}

/** The first 8 bytes of SHA-256 of the 32 bytes of a public key. */
export function passKeyId(key: PassPublicJwk): Uint8Array {
  const hash = createHash('sha256').update(Buffer.from(key.x, 'base64url'));
  return new Uint8Array(hash.digest().subarray(0, 8));
}
export const passKeyName = (key: PassPublicJwk): string => Buffer.from(passKeyId(key)).toString('hex');
