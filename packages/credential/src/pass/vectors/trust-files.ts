import { issuerKey, nameOf, retiredKey } from './actors.ts';

export const site = 'plant-3';
/** Noon in Shanghai, the first instant of a step. */
export const noon = Date.parse('2026-12-01T04:00:00Z');

/** 16 bytes from a number: real ids are random. */
export const idOf = (number: number): Uint8Array => new Uint8Array(16).fill(number);
export const revokedId = idOf(0xdd);
export const leaver = 'leaver-7';

export const mainKey = { kid: nameOf(issuerKey), publicKey: issuerKey.publicJwk, issuer: site };

const main = {
  format: 'vedette-pass-trust',
  version: 1,
  list: 'vector keys',
  listAt: '2026-11-30T00:00:00Z',
  keys: [
    mainKey,
    {
      kid: nameOf(retiredKey),
      publicKey: retiredKey.publicJwk,
      issuer: site,
      notBefore: '2025-01-01T00:00:00Z',
      notAfter: '2026-11-01T00:00:00Z',
    },
  ],
  revoked: {
    passes: [Buffer.from(revokedId).toString('base64url')],
    subjects: [{ subject: leaver, before: '2026-11-15T00:00:00Z' }],
  },
  revocationListAt: '2026-11-30T16:00:00Z',
  revocationFreshFor: '24h',
};

/** Trust files that the cases name. */
export const trustFiles = {
  main,
  'no list': { ...main, revocationListAt: null, revocationFreshFor: null },
  'stale list': { ...main, revocationListAt: '2026-11-29T16:00:00Z' },
} as const;
export type TrustName = keyof typeof trustFiles;
