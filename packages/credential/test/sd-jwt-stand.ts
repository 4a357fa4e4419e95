import { createHash } from 'node:crypto';
import { instant, type Presentation, type PresentationChallenge } from '@vedette/domain';
import { bindSdJwt, disclosable, issueSdJwt, type KeyBindingToSign, testKeyPair } from '@vedette/testing';
import { unread } from '../src/core/examine.ts';
import type { ReplayLedger, VerifyContext } from '../src/core/format.ts';
import type { Verification } from '../src/core/verification.ts';
import type { FindAsked } from '../src/sd-jwt/asked.ts';
import { type SdJwtOptions, sdJwtFormat } from '../src/sd-jwt/format.ts';
import { parseSdJwtTrust } from '../src/sd-jwt/parse-trust.ts';

export const now = instant(Date.parse('2026-11-24T08:00:00Z'));
export const seconds = now / 1_000;
export const issuerUri = 'https://pid.example';
export const vct = 'urn:eudi:pid:1';
export const audience = 'x509_san_dns:gate.example';
export const challenge: PresentationChallenge = { nonce: 'n-0S6_WzA2Mj', audience, issuedAt: now };
export const issuerKeys = testKeyPair();
export const holderKeys = testKeyPair();

export const trustJson = (more: object = {}, issuer: object = {}, type: object = {}) => ({
  list: { name: 'test list', at: '2026-11-01T00:00:00Z' },
  issuers: [
    { iss: issuerUri, keys: [issuerKeys.jwk], types: [{ vct, role: 'identity', ...type }], ...issuer },
  ],
  ...more,
});

/** Claims of a person who does not exist, each of which can be kept back. */
export const personClaims = {
  family_name: disclosable('Mustermann'),
  given_name: disclosable('Erika'),
  birthdate: disclosable('1964-08-12'),
};

export const clearClaims = {
  ...{ iss: issuerUri, vct, iat: seconds - 86_400, exp: seconds + 86_400 },
  cnf: { jwk: holderKeys.jwk },
};

export const issue = (claims: object = {}, header: object = {}, decoys = 0) =>
  issueSdJwt({
    key: issuerKeys.key,
    claims: { ...clearClaims, ...personClaims, ...claims },
    header: { ...header },
    decoys,
  });

/** Signed by the holder, to the challenge above, unless told otherwise. */
export const bind = (presented: string, changes: Partial<KeyBindingToSign> = {}): string =>
  bindSdJwt(presented, {
    ...{ key: holderKeys.key, nonce: challenge.nonce, audience, issuedAt: seconds, ...changes },
  });

export function memoryLedger(): ReplayLedger {
  const seen = new Set<string>();
  return {
    claim: async ({ replayKey, kind }) => {
      const key = `${kind} ${replayKey}`;
      if (seen.has(key)) return 'again';
      seen.add(key);
      return 'first';
    },
  };
}

export const context = (changes: Partial<VerifyContext> = {}): VerifyContext => ({
  ...{ at: now, clock: 'trusted', direction: 'in', ledger: memoryLedger() },
  signal: new AbortController().signal,
  hashNumber: (number) => createHash('sha256').update(number.unwrap('test')).digest('base64url'),
  collectsNumber: false,
  ...changes,
});

export const presentation = (text: string, changes: Partial<Presentation> = {}): Presentation => ({
  ...{ medium: 'openid4vp', at: now, reader: 'test', bytes: Buffer.from(text), challenge, ...changes },
});

export const unasked = (text: string): Presentation => {
  const { challenge: _, ...rest } = presentation(text, { medium: 'qr' });
  return rest;
};

export const askedForAll: FindAsked = () => ({
  types: [vct],
  paths: [['family_name'], ['given_name'], ['birthdate']],
});

/** What the verifier finds, with the trust above unless told otherwise. */
export async function judge(
  shown: Presentation,
  options: Partial<SdJwtOptions> = {},
  circumstances: Partial<VerifyContext> = {},
): Promise<Verification> {
  const trust = parseSdJwtTrust(trustJson());
  const format = sdJwtFormat({ trust, askedFor: askedForAll, ...options });
  const read = format.parse(shown);
  return read.ok ? format.verify(read.value, context(circumstances)) : unread('sd-jwt', read.faults);
}

export const judgeText = (text: string): Promise<Verification> => judge(presentation(text));
