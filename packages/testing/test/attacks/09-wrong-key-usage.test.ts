import { createHash, createPublicKey } from 'node:crypto';
import { parseHcertTrust, parseSdJwtTrust } from '@vedette/credential';
import { sampleDcc, simulatedIssuer, simulatedTrustList } from '@vedette/credential/simulated-hcert';
import {
  bind,
  clearClaims,
  judge,
  personClaims,
  presentation,
  trustJson,
} from '@vedette/credential/test/sd-jwt-stand';
import { issueCertificate, issueSdJwt, testKeyPair } from '@vedette/testing';
import { describe, expect, it } from 'vitest';
import { shows } from '../stand/attack.ts';
import { during, hcertFaults, issue, issuer } from '../stand/hcert.ts';
import { isEcdsa, isSignedByListed, unpack } from '../stand/lenient.ts';
import { isSignedJws } from '../stand/signed.ts';

/** As often written: a key on the list may sign whatever it likes. */
const naive = {
  hcert: (text: string): boolean => isSignedByListed(text),
  sdJwt: (text: string, jwk: Readonly<Record<string, unknown>>): boolean =>
    isSignedJws(text.split('~')[0] ?? '', createPublicKey({ key: jwk, format: 'jwk' })),
};

const kinds = ['v', 't', 'r'] as const;
const names = { v: 'a vaccination', t: 'a test', r: 'a recovery' };

const year = 365 * 86_400_000;
/** A document signer by its certificate, with these uses. */
function certified(...extendedKeyUsage: readonly string[]) {
  const signer = simulatedIssuer('AT');
  const certificate = issueCertificate({
    ...{ subject: 'signer', key: signer.key, country: 'AT', extendedKeyUsage },
    validity: [during - year, during + year],
  });
  const keyId = new Uint8Array(createHash('sha256').update(certificate.raw).digest().subarray(0, 8));
  const trust = parseHcertTrust([{ certificate: certificate.raw.toString('base64') }]);
  return { signer: { ...signer, keyId }, trust };
}
const family = '1.3.6.1.4.1.1847.2021.1.';
const certificates = [
  ['one for tests alone', certified(`${family}1`)],
  ['one for web servers', certified('1.3.6.1.5.5.7.3.1')],
  ['one for recoveries and web servers', certified(`${family}3`, '1.3.6.1.5.5.7.3.1')],
] as const;

const keeper = testKeyPair();
const byKeeper = bind(issueSdJwt({ key: keeper.key, claims: { ...clearClaims, ...personClaims } }).compact);
const other = testKeyPair();
const ofOtherType = bind(
  issueSdJwt({ key: other.key, claims: { ...clearClaims, ...personClaims, iss: 'https://club.example' } })
    .compact,
);
const club = {
  iss: 'https://club.example',
  keys: [other.jwk],
  types: [{ vct: 'urn:club:member', role: 'membership' }],
};
const [pid] = (trustJson() as { issuers: readonly unknown[] }).issuers;

describe('attack 9: a key that is for something else', () => {
  shows([
    ...kinds.map((kind) => ({
      name: `${names[kind]}, signed by a key for the two others`,
      naive: () => naive.hcert(issue({ payload: sampleDcc[kind] })),
      ours: () => {
        const usage = kinds.filter((one) => one !== kind);
        return hcertFaults(issue({ payload: sampleDcc[kind] }), {
          trust: parseHcertTrust(simulatedTrustList([issuer], { usage })),
        });
      },
      says: ['key-usage'],
    })),
    ...certificates.map(([name, { signer, trust }]) => ({
      name: `a vaccination, signed under a certificate that is ${name}`,
      naive: () => isEcdsa(unpack(issue({}, signer)), signer.publicKey),
      ours: () => hcertFaults(issue({}, signer), { trust }),
      says: ['key-usage'],
    })),
    {
      name: 'an identity, signed by the key that keeps the issuer’s status lists',
      naive: () => naive.sdJwt(byKeeper, keeper.jwk),
      ours: async () => {
        const trust = parseSdJwtTrust(trustJson({}, { statusKeys: [keeper.jwk] }));
        return (await judge(presentation(byKeeper), { trust })).faults;
      },
      says: ['signature'],
    },
    {
      name: 'an identity, signed by an issuer of membership cards',
      naive: () => naive.sdJwt(ofOtherType, other.jwk),
      ours: async () => {
        const trust = parseSdJwtTrust(trustJson({ issuers: [pid, club] }));
        return (await judge(presentation(ofOtherType), { trust })).faults;
      },
      says: ['key-usage'],
    },
  ]);

  it.each([[], [`${family}2`], ['1.3.6.1.4.1.0.1847.2021.1.2']])(
    'is no attack under the uses %j',
    async (...uses) => {
      const { signer, trust } = certified(...uses);
      expect(await hcertFaults(issue({}, signer), { trust })).toEqual([]);
    },
  );
});
