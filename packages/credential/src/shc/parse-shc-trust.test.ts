import { generateKeyPairSync } from 'node:crypto';
import { VedetteError } from '@vedette/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shcKey, shcTrustJson } from '../../test/shc-issuer.ts';
import { parseShcTrust } from './index.ts';

function refused(json: unknown): boolean {
  try {
    parseShcTrust(json);
    return false;
  } catch (error) {
    if (error instanceof VedetteError && error.code === 'input-invalid') return true;
    throw error;
  }
}
const at = '2022-01-01T00:00:00Z';
const crl = { kid: shcKey.kid, method: 'rid', ctr: 1, rids: ['a', 'b.1638311286'], at };

describe('a trust list for health cards', () => {
  it('has issuers with their keys and revocation lists', () => {
    const trust = parseShcTrust(shcTrustJson({ keys: [{ ...shcKey, crlVersion: 1 }], crls: [crl] }));
    expect(trust).toMatchObject({
      list: { name: 'site', at: Date.parse(at) },
      issuers: [{ keys: [{ kid: shcKey.kid, crlVersion: 1, crl: { ctr: 1, at: Date.parse(at) } }] }],
      crlMaxAge: 7 * 86_400_000,
    });
    expect(trust.issuers[0]?.keys[0]?.crl?.rids).toEqual(
      new Map([
        ['a', null],
        ['b', 1_638_311_286_000],
      ]),
    );
    expect(refused(shcTrustJson())).toBe(false);
  });

  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  it.each([
    ['another curve', { crv: 'P-384' }],
    ['another use', { use: 'enc' }],
    ['another algorithm', { alg: 'ES256K' }],
    ['another type', { kty: 'RSA' }],
    ['a name that is not its thumbprint', { kid: 'ThisIsNotTheThumbprintOfTheKey' }],
    ['its private half', { d: privateKey.export({ format: 'jwk' }).d }],
    ['a point beside the curve', { x: 'A'.repeat(43) }],
    ['certificates that do not read', { x5c: ['AAAA'] }],
  ])('is refused for a key with %s', (_, changes) => {
    expect(refused(shcTrustJson({ keys: [{ ...shcKey, ...changes }] }))).toBe(true);
  });

  it.each([
    ['of another method', { method: 'invalid-method' }],
    ['with a name that is none', { rids: ['base64=='] }],
    ['with a name that is too long', { rids: ['this-rid-is-longer-than-the-24-char-max'] }],
    ['that names a card twice', { rids: ['a.1638311286', 'a'] }],
    ['that nobody dated', { at: undefined }],
  ])('is refused for a revocation list %s', (_, changes) => {
    expect(refused(shcTrustJson({ crls: [{ ...crl, ...changes }] }))).toBe(true);
  });

  it('is refused for an issuer named twice, without https, or with members that nobody knows', () => {
    const [issuer] = (shcTrustJson() as { issuers: object[] }).issuers;
    expect(refused(shcTrustJson({}, { issuers: [issuer, issuer] }))).toBe(true);
    expect(refused(shcTrustJson({ iss: 'http://health.example' }))).toBe(true);
    expect(refused(shcTrustJson({ keysUrl: 'https://health.example/keys' }))).toBe(true);
    expect(refused(shcTrustJson({}, { crlMaxAge: 'a week' }))).toBe(true);
  });

  it('is read or refused, whatever it is', () =>
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (json, other) => {
        refused(json);
        expect(refused(shcTrustJson({ keys: json }))).toBe(true);
        refused(shcTrustJson({ crls: [{ ...crl, rids: json, ctr: other }] }));
      }),
    ));
});
