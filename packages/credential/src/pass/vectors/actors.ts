import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import type { HolderCrypto } from '../hold.ts';
import type { HolderKey } from '../holder-key.ts';
import { type PassPublicJwk, passKeyName, passPublicJwk } from '../public-key.ts';
import { type PassSigningKey, signingKeyOf } from '../signing-key.ts';

/** The keys of the vectors are made from words, or stand in a standard: they must never sign for a real door. */
export interface VectorHolder {
  readonly key: HolderKey;
  readonly crypto: HolderCrypto;
}

const pkcs8Ed25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

const sha256 = (input: string | Uint8Array): Uint8Array =>
  new Uint8Array(createHash('sha256').update(input).digest());

function ed25519From(words: string): KeyObject {
  return createPrivateKey({
    key: Buffer.concat([pkcs8Ed25519, sha256(words)]),
    format: 'der',
    type: 'pkcs8',
  });
}

export const issuerKey = signingKeyOf(ed25519From('vedette pass vectors: issuer'));
export const retiredKey = signingKeyOf(ed25519From('vedette pass vectors: retired issuer'));
export const strangerKey = signingKeyOf(ed25519From('vedette pass vectors: stranger'));

/** Holder with an Ed25519 key, whose signatures are the same each time. */
export function ed25519Holder(words: string): VectorHolder {
  const privateKey = ed25519From(`vedette pass vectors: holder ${words}`);
  const { x }: PassPublicJwk = passPublicJwk(createPublicKey(privateKey));
  return {
    key: { kty: 'OKP', crv: 'Ed25519', x },
    crypto: {
      sha256: async (bytes) => sha256(bytes),
      sign: async (message) => new Uint8Array(sign(null, message, privateKey)),
    },
  };
}

/** Key of RFC 6979, A.2.5. */
export const phoneKey = {
  kty: 'EC',
  crv: 'P-256',
  x: 'YP7UuiVanTHJYet0xjVtaMBJuJI7Yfps5mliLmDyn7Y',
  y: 'eQP-EAi4vJmkGunpVii8ZPLxsgwtfp9Rd6PClNRGIpk',
} as const satisfies HolderKey;
export const phonePrivate = 'ya-p2EW6dRZrXCFXZ7HWk05Qw9s26JsSe4piKxIPZyE';

/** Holder with a P-256 key: its signatures differ each time, so the vectors keep the one given. */
export function recordedPhone(signature: string): VectorHolder {
  return {
    key: phoneKey,
    crypto: {
      sha256: async (bytes) => sha256(bytes),
      sign: async () => new Uint8Array(Buffer.from(signature, 'base64url')),
    },
  };
}

export const nameOf = ({ publicJwk }: PassSigningKey): string => passKeyName(publicJwk);
