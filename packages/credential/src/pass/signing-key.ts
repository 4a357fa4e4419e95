import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { VedetteError } from '@vedette/domain';
import { z } from 'zod';
import { type PassPublicJwk, passKeyName, passPublicJwk } from './public-key.ts';

/** A key that signs passes. */
export interface PassSigningKey {
  /** First 8 bytes of SHA-256 of the public key, hex. */
  readonly keyId: string;
  readonly privateKey: KeyObject;
  readonly publicJwk: PassPublicJwk;
}

/** Signing keys at rest, a JWK Set (RFC 7517) with private members. The first key signs. */
export interface PassKeySet {
  readonly keys: readonly (PassPublicJwk & { readonly d: string; readonly kid: string })[];
}

const half = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const keySetSchema = z.strictObject({
  keys: z
    .array(
      z.strictObject({
        ...{ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: half, d: half },
        kid: z.string().regex(/^[0-9a-f]{16}$/),
      }),
    )
    .min(1)
    .max(32),
});

export const generatePassKey = (): PassSigningKey => signingKeyOf(generateKeyPairSync('ed25519').privateKey);

/** The JWK Set to be written to a file that nobody else can read. */
export function passKeySetOf(keys: readonly PassSigningKey[]): PassKeySet {
  return {
    keys: keys.map(({ keyId, privateKey, publicJwk }) => ({
      ...publicJwk,
      d: String(privateKey.export({ format: 'jwk' }).d),
      kid: keyId,
    })),
  };
}

/** @throws VedetteError input-invalid for another shape, or halves and ids that do not belong together */
export function parsePassKeySet(json: unknown): readonly [PassSigningKey, ...PassSigningKey[]] {
  const read = keySetSchema.safeParse(json);
  if (!read.success) throw invalidKeySet();
  const [first, ...others] = read.data.keys.map(importSigningKey);
  if (first === undefined) throw invalidKeySet();
  return [first, ...others];
}

function importSigningKey({ kid, ...jwk }: z.output<typeof keySetSchema>['keys'][number]): PassSigningKey {
  const key = signingKeyOf(importPrivate(jwk));
  if (key.publicJwk.x !== jwk.x || key.keyId !== kid) throw invalidKeySet();
  return key;
}

function importPrivate(jwk: PassPublicJwk & { readonly d: string }): KeyObject {
  try {
    return createPrivateKey({ key: { ...jwk }, format: 'jwk' });
  } catch {
    throw invalidKeySet();
  }
}

export function signingKeyOf(privateKey: KeyObject): PassSigningKey {
  const publicJwk = passPublicJwk(createPublicKey(privateKey));
  return { keyId: passKeyName(publicJwk), privateKey, publicJwk };
}

/** Says where, and never what: the text of a key does not belong in a message. */
const invalidKeySet = (): VedetteError => new VedetteError('input-invalid', 'caller', { at: 'pass key set' });
