import { generateKeyPairSync } from 'node:crypto';
import { instant, VedetteError } from '@vedette/domain';
import { issueCertificate, issueSdJwt, testKeyPair } from '@vedette/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bind,
  clearClaims,
  issuerKeys,
  issuerUri,
  judge,
  now,
  personClaims,
  presentation,
  trustJson,
  unasked,
  vct,
} from '../../test/sd-jwt-stand.ts';
import { parseSdJwtTrust } from './parse-trust.ts';

const year = 365 * 86_400_000;
const validity = [now - year, now + year] as const;
const authority = testKeyPair();
const root = issueCertificate({ subject: 'Root', key: authority.key, validity, isAuthority: true });
const middle = testKeyPair();
const leaf = testKeyPair();
const byRoot = { subject: 'Root', key: authority.key };
const byMiddle = { subject: 'Middle', key: middle.key };
const middleCertificate = issueCertificate({
  ...{ subject: 'Middle', key: middle.key, issuer: byRoot, validity, isAuthority: true },
});
const base = { subject: 'Issuer', key: leaf.key, issuer: byRoot, validity, dnsNames: ['pid.example'] };
const der = (...chain: readonly { readonly raw: Buffer }[]) => chain.map(({ raw }) => raw.toString('base64'));

async function faultsWith(x5c: unknown, key = leaf.key): Promise<readonly string[]> {
  const trust = parseSdJwtTrust(trustJson({}, { keys: [], roots: [root.toString()] }));
  const { compact } = issueSdJwt({ key, claims: { ...clearClaims, ...personClaims }, header: { x5c } });
  return (await judge(presentation(bind(compact)), { trust })).faults;
}

describe('an issuer that is known by its certificate', () => {
  it.each([
    ['a root that is pinned', der(issueCertificate(base))],
    ['a root that comes along', der(issueCertificate(base), root)],
    ['one authority between', der(issueCertificate({ ...base, issuer: byMiddle }), middleCertificate)],
    ['a URI as its name', der(issueCertificate({ ...base, dnsNames: [], uris: [issuerUri] }))],
  ])('is believed under %s', async (_, x5c) => {
    expect(await faultsWith(x5c)).toEqual([]);
  });

  const crook = testKeyPair();
  const crookRoot = issueCertificate({ subject: 'Root', key: crook.key, validity, isAuthority: true });
  const byLeaf = { subject: 'Issuer', key: leaf.key };
  it.each([
    ['its own word', der(issueCertificate({ ...base, issuer: byLeaf })), 'unknown-issuer'],
    [
      'a root of the same name',
      der(issueCertificate({ ...base, issuer: { subject: 'Root', key: crook.key } }), crookRoot),
      'unknown-issuer',
    ],
    [
      'an authority that is none',
      der(issueCertificate({ ...base, subject: 'Sub', issuer: byLeaf }), issueCertificate(base)),
      'unknown-issuer',
    ],
    ['a link that is missing', der(issueCertificate({ ...base, issuer: byMiddle })), 'unknown-issuer'],
    ['another name', der(issueCertificate({ ...base, dnsNames: ['other.example'] })), 'unknown-issuer'],
    ['a pattern for a name', der(issueCertificate({ ...base, dnsNames: ['*.example'] })), 'unknown-issuer'],
    ['no name', der(issueCertificate({ ...base, dnsNames: [] })), 'unknown-issuer'],
    [
      'an authority’s own certificate',
      der(issueCertificate({ ...base, isAuthority: true })),
      'unknown-issuer',
    ],
    [
      'a certificate that has ended this instant',
      der(issueCertificate({ ...base, validity: [now - year, now] })),
      'key-expired',
    ],
    [
      'a certificate of tomorrow',
      der(issueCertificate({ ...base, validity: [now + 1_000, now + year] })),
      'key-expired',
    ],
    ['somebody else’s certificate', der(issueCertificate({ ...base, key: testKeyPair().key })), 'signature'],
    ['no certificate', [], 'malformed'],
    ['a text', 'x', 'malformed'],
    ['something else', ['AAAA'], 'malformed'],
    ['too many', Array.from({ length: 5 }, () => der(root)[0]), 'malformed'],
  ])('is not believed under %s', async (_, x5c, fault) => {
    expect(await faultsWith(x5c)).toEqual([fault]);
  });

  it('cannot be told good for a time by a doubtful clock', async () => {
    const trust = parseSdJwtTrust(trustJson({}, { keys: [], roots: [root.toString()] }, { bearer: true }));
    const claims = { ...personClaims, iss: issuerUri, vct };
    const header = { x5c: der(issueCertificate({ ...base, validity: [now - year, now] })) };
    const { compact } = issueSdJwt({ key: leaf.key, claims, header });
    const found = await judge(unasked(compact), { trust }, { clock: 'doubtful' });
    expect(found.faults).toEqual(['clock-doubtful']);
  });

  it('is not believed without its certificate', async () => {
    expect(await faultsWith(undefined)).toEqual(['unknown-issuer']);
  });
});

describe('the site’s trust in issuers', () => {
  it('is read with its date, and with the usual places of names', () => {
    const { list, issuers, acceptsOldTyp } = parseSdJwtTrust(trustJson());
    expect(list).toEqual({ name: 'test list', at: instant(Date.parse('2026-11-01T00:00:00Z')) });
    expect(acceptsOldTyp).toBe(false);
    expect(issuers[0]?.types[0]?.claims).toMatchObject({
      familyName: ['family_name'],
      birthDate: ['birthdate'],
    });
    const other = parseSdJwtTrust(trustJson({}, { types: [{ vct: 'urn:club', role: 'membership' }] }));
    expect(other.issuers[0]?.types[0]).toMatchObject({
      claims: { name: ['name'] },
      zones: [],
      bearer: false,
    });
  });

  const small = generateKeyPairSync('rsa', { modulusLength: 1_024 }).publicKey.export({ format: 'jwk' });
  const otherCurve = generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export({ format: 'jwk' });
  it.each([
    ['a private key', { keys: [issuerKeys.key.export({ format: 'jwk' })] }],
    ['a shared secret', { keys: [{ kty: 'oct', k: 'AAAA' }] }],
    ['a small RSA key', { keys: [small] }],
    ['another curve', { keys: [otherCurve] }],
    ['a key for encryption', { keys: [{ ...issuerKeys.jwk, use: 'enc' }] }],
    ['a key for another algorithm', { keys: [{ ...issuerKeys.jwk, alg: 'ES384' }] }],
    ['no key and no root', { keys: [] }],
    ['a root that is no authority', { roots: [issueCertificate(base).toString()] }],
    ['a root that is no certificate', { roots: ['x'] }],
    ['no type', { types: [] }],
    ['a type twice', { types: [1, 2].map(() => ({ vct: 'a', role: 'identity' })) }],
    ['a role that nobody knows', { types: [{ vct: 'a', role: 'king' }] }],
    ['a path that is none', { types: [{ vct: 'a', role: 'identity', claims: { name: [-1] } }] }],
    ['a field that nobody knows', { types: [{ vct: 'a', role: 'identity', claims: { shoeSize: ['a'] } }] }],
    ['a misspelt member', { key: [] }],
  ])('refuses %s', (_, issuer) => {
    expect(() => parseSdJwtTrust(trustJson({}, issuer))).toThrow(VedetteError);
  });

  it('refuses an issuer that stands twice, and a status list that is none', () => {
    const { issuers } = trustJson();
    expect(() => parseSdJwtTrust(trustJson({ issuers: [...issuers, ...issuers] }))).toThrow('trust.issuers');
    expect(() => parseSdJwtTrust(trustJson({ statusLists: [{ token: 'x' }] }))).toThrow(VedetteError);
  });

  it('never says a key’s private half in its complaint', () => {
    const jwk = issuerKeys.key.export({ format: 'jwk' });
    try {
      parseSdJwtTrust(trustJson({}, { keys: [jwk] }));
    } catch (error) {
      expect(JSON.stringify(error) + String(error)).not.toContain(jwk.d);
    }
    expect.assertions(1);
  });

  it('refuses anything else with one kind of error', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(() => parseSdJwtTrust(json)).toThrow(VedetteError);
      }),
    );
  });
});
