import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { calculateThumbprint } from './jwk-thumbprint.ts';

/** The issuer of the specification's examples, and the public keys that it publishes; `kid` is the thumbprint. */
export const exampleIssuer = {
  iss: 'https://spec.smarthealth.cards/examples/issuer',
  name: 'Examples of the specification',
  keys: [
    ['11XvRWy1I2S0EyJlyf_bWfw_TQ5CJJNLw78bHXNxcgw', 'eZXwxvO1hvCY0KucrPfKo7yAyMT6Ajc3N7OkAB6VYy8'],
    ['PQHApUWm94mflvswQgAnfHlETMwJFqjUVSs7WU6LQy4', '7mj8IO-8V5VZjDbRVsJINC_Rq5ai5CDhFX18ceRsLWQ'],
  ].map(([x, y]) => publishedKey({ x, y })),
} as const;

interface PublishedKey {
  readonly kid: string;
  readonly [name: string]: string;
}

function publishedKey(point: Readonly<Record<string, string | undefined>>): PublishedKey {
  const { x = '', y = '' } = point;
  const curve = { crv: 'P-256', kty: 'EC' };
  return { ...curve, x, y, use: 'sig', alg: 'ES256', kid: calculateThumbprint({ ...curve, x, y }) };
}

/** Signs payloads that the official suite gives unsigned, so that they go the whole way. */
export class ExampleSigner {
  readonly key: PublishedKey;
  readonly #privateKey: KeyObject;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#privateKey = privateKey;
    const { x, y } = publicKey.export({ format: 'jwk' });
    this.key = publishedKey({ x, y });
  }

  jwsOf(payload: string): string {
    const header = JSON.stringify({ zip: 'DEF', alg: 'ES256', kid: this.key.kid });
    const parts = [Buffer.from(header), deflateRawSync(Buffer.from(payload))];
    const signed = parts.map((part) => part.toString('base64url')).join('.');
    const key = { key: this.#privateKey, dsaEncoding: 'ieee-p1363' as const };
    return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
  }
}
