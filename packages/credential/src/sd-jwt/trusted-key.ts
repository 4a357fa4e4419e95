import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { algorithmOfKey } from '../common/cose-algorithm.ts';
import type { JsonObject } from '../common/strict-json.ts';
import type { TrustedKey } from './trust.ts';

/** Members of a public key by its type, in the order in which a thumbprint is taken (RFC 7638 section 3.2). */
const publicMembers: Readonly<Record<string, readonly string[]>> = {
  EC: ['crv', 'kty', 'x', 'y'],
  OKP: ['crv', 'kty', 'x'],
  RSA: ['e', 'kty', 'n'],
};

/** Members that only a private or a shared key has (RFC 7518 section 6). */
const secretMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'] as const;

/**
 * The key in a JSON Web Key (RFC 7517): P-256, Ed25519, or RSA of 2,048 bits and more. Null for another, for one
 * meant to encrypt or for another algorithm, and for one that shows its private half.
 */
export function keyOfJwk(jwk: JsonObject): TrustedKey | null {
  const { kty, kid, use, alg } = jwk;
  const names = typeof kty === 'string' && Object.hasOwn(publicMembers, kty) ? publicMembers[kty] : undefined;
  if (names === undefined || secretMembers.some((name) => Object.hasOwn(jwk, name))) return null;
  const members = Object.fromEntries(names.map((name) => [name, jwk[name]]));
  const key = readPublicKey(members);
  const algorithm = key === null ? null : algorithmOfKey(key);
  if (key === null || algorithm === null) return null;
  if (use !== undefined && use !== 'sig') return null;
  if (alg !== undefined && !isAlgorithm(alg, algorithm)) return null;
  const isNamed = typeof kid === 'string' && kid !== '';
  return { keyId: isNamed ? kid : thumbprint(members), isNamed, algorithm, key };
}

/** EdDSA has a second name since RFC 9864. */
export const isAlgorithm = (name: unknown, algorithm: TrustedKey['algorithm']): boolean =>
  name === algorithm || (algorithm === 'EdDSA' && name === 'Ed25519');

function readPublicKey(jwk: Readonly<Record<string, unknown>>): KeyObject | null {
  try {
    return createPublicKey({ key: jwk, format: 'jwk' });
  } catch {
    return null;
  }
}

const thumbprint = (members: Readonly<Record<string, unknown>>): string =>
  createHash('sha256').update(JSON.stringify(members)).digest('base64url');
