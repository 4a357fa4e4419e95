import {
  audience,
  bind,
  clearClaims,
  holderKeys,
  issue,
  issuerKeys,
  judgeText,
  personClaims,
  seconds,
} from '@vedette/credential/test/sd-jwt-stand';
import { disclosable, disclosureOf, issueSdJwt, sdDigest, signJwt, testKeyPair } from '@vedette/testing';
import { compactVerify, importJWK, type JWK } from 'jose';
import { describe, expect, it } from 'vitest';

/**
 * A verifier as they are often written: copies every disclosure over the claims, and looks at a key binding when
 * there is one. It falls for everything below.
 */
async function naive(text: string): Promise<Record<string, unknown>> {
  const [jwt = '', ...parts] = text.split('~');
  const keyBinding = parts.pop() ?? '';
  const read = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());
  await compactVerify(jwt, await importJWK(issuerKeys.jwk as JWK, 'ES256'));
  const claims = read(jwt.split('.')[1] ?? '') as Record<string, unknown>;
  for (const part of parts) {
    const disclosure = read(part) as unknown[];
    claims[String(disclosure.at(-2))] = disclosure.at(-1);
  }
  const { jwk } = (claims['cnf'] ?? {}) as { jwk?: JWK };
  if (keyBinding !== '' && jwk) await compactVerify(keyBinding, await importJWK(jwk, 'ES256'));
  return claims;
}

const salted = (name: string | null, value: unknown) => disclosureOf(name, value);
const withDigests = (digests: readonly unknown[], more: object = {}) => ({ _sd: digests, ...more });
/** Signed by the issuer as they stand, with these disclosures. */
function signed(claims: object, disclosures: readonly string[], header: object = {}): string {
  const payload = { ...clearClaims, ...claims };
  const jwt = signJwt({ key: issuerKeys.key, header: { typ: 'dc+sd-jwt', ...header }, payload });
  return bind([jwt, ...disclosures, ''].join('~'));
}

const { compact, issuerJwt, disclosures } = issue();
const [first = '', second = ''] = disclosures;
const mallory = salted('family_name', 'Mallory');
const [hidden, element] = [salted('family_name', 'Hidden'), salted(null, 'Hidden')];

describe('attack 18: an SD-JWT that was tampered with', () => {
  it.each([
    ['its key binding stripped off', compact, 'holder-binding'],
    ['a disclosure that the issuer never signed', bind(`${compact}${mallory}~`), 'malformed'],
    ['the same disclosure twice', bind(`${compact}${first}~`), 'malformed'],
    [
      'a digest twice in one place',
      signed(withDigests([sdDigest(hidden), sdDigest(hidden)]), [hidden]),
      'malformed',
    ],
    [
      'a digest twice in two places',
      signed(withDigests([sdDigest(hidden)], { about: withDigests([sdDigest(hidden)]) }), [hidden]),
      'malformed',
    ],
    [
      'a digest that stands for nothing, twice',
      signed(withDigests([sdDigest('a')], { about: withDigests([sdDigest('a')]) }), []),
      'malformed',
    ],
    [
      'a clear claim overridden by a disclosure',
      signed(withDigests([sdDigest(mallory)], { family_name: 'Alice' }), [mallory]),
      'malformed',
    ],
    ...['_sd', '...', '_sd_alg', 'cnf', 'exp', 'iss', 'vct', 'status', 'nbf'].map((name) => {
      const disclosure = salted(name, 'x');
      const { [name]: _, ...rest } = clearClaims as Record<string, unknown>;
      const jwt = signJwt({
        ...{ key: issuerKeys.key, header: { typ: 'dc+sd-jwt' } },
        payload: { ...rest, _sd: [sdDigest(disclosure)] },
      });
      return [`a disclosure named ${name}`, `${jwt}~${disclosure}~`, 'malformed'] as const;
    }),
    ['a list element disclosed as a claim', signed(withDigests([sdDigest(element)]), [element]), 'malformed'],
    [
      'a claim disclosed as a list element',
      signed({ names: [{ '...': sdDigest(hidden) }] }, [hidden]),
      'malformed',
    ],
    [
      'a placeholder with something beside it',
      signed({ names: [{ '...': sdDigest(element), more: 1 }] }, [element]),
      'malformed',
    ],
    ['a digest that is a number', signed(withDigests([1]), []), 'malformed'],
    ['a claim called ...', signed({ '...': 'x' }, []), 'malformed'],
    ['a hash that is not allowed', signed({ _sd_alg: 'sha-1' }, []), 'algorithm-not-allowed'],
    ['a hash that is no text', signed({ _sd_alg: null }, []), 'algorithm-not-allowed'],
    [
      'a proof for another verifier',
      bind(compact, { audience: 'https://bank.example' }),
      'challenge-mismatch',
    ],
    ['a proof for several verifiers', bind(compact, { payload: { aud: [audience] } }), 'challenge-mismatch'],
    ['a proof for another question', bind(compact, { nonce: 'n-0S6_WzA2MJ' }), 'challenge-mismatch'],
    ['a proof for no question', bind(compact, { payload: { nonce: undefined } }), 'challenge-mismatch'],
    [
      'a proof for another presentation',
      bind(`${issuerJwt}~`).replace('~', `~${first}~`),
      'schema',
      'holder-binding',
    ],
    [
      'a disclosure taken away after the proof',
      bind(compact).replace(`${second}~`, ''),
      'schema',
      'holder-binding',
    ],
    ['a proof without sd_hash', bind(compact, { payload: { sd_hash: undefined } }), 'holder-binding'],
    ['a proof of another kind', bind(compact, { header: { typ: 'JWT' } }), 'holder-binding'],
    ['a proof from before the question', bind(compact, { issuedAt: seconds - 61 }), 'stale-presentation'],
    ['a proof from the future', bind(compact, { issuedAt: seconds + 61 }), 'stale-presentation'],
    ['a proof without a date', bind(compact, { payload: { iat: undefined } }), 'stale-presentation'],
    ['a proof that has ended', bind(compact, { payload: { exp: seconds } }), 'stale-presentation'],
    ['a proof of a key that is named only', bind(issue({ cnf: { kid: 'x' } }).compact), 'holder-binding'],
    ['a credential of another kind', bind(issue({}, { typ: 'kb+jwt' }).compact), 'unsupported-version'],
    ['a claim with two values', bind(doubled()), 'malformed'],
  ] as const)('is rejected with %s', async (_, text, ...faults) => {
    await expect(naive(text)).resolves.toBeDefined();
    expect(await judgeText(text)).toMatchObject({ outcome: 'rejected', faults });
  });

  it('is rejected with a proof by somebody else', async () => {
    const found = await judgeText(bind(compact, { key: testKeyPair().key }));
    expect(found).toMatchObject({ outcome: 'rejected', faults: ['holder-binding'], binding: 'bearer' });
  });

  it('is rejected when the issuer hid the holder’s key and the crook does not show it', async () => {
    const claims = { ...clearClaims, ...personClaims, cnf: disclosable({ jwk: holderKeys.jwk }) };
    const issued = issueSdJwt({ key: issuerKeys.key, claims });
    expect((await judgeText(`${issued.issuerJwt}~`)).faults).toContain('holder-binding');
    expect((await judgeText(bind(issued.compact))).faults).toEqual(['malformed']);
  });

  it('is rejected with an algorithm of the proof that is not the key’s', async () => {
    for (const alg of ['PS256', 'EdDSA', 'ES384', 'RS256', 'es256', ''])
      expect((await judgeText(bind(compact, { header: { alg } }))).faults).toEqual(['algorithm-not-allowed']);
  });

  it('is rejected with a holder’s key that shows its private half, or is no key of ours', async () => {
    const whole = { ...holderKeys.key.export({ format: 'jwk' }) };
    const oct = { kty: 'oct', k: 'AAAA' };
    const off = { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' };
    for (const jwk of [whole, oct, off, { ...holderKeys.jwk, crv: 'P-384' }, [], 'x', null])
      expect((await judgeText(bind(issue({ cnf: { jwk } }).compact))).faults).toEqual(['holder-binding']);
  });

  it('changes nothing of a credential’s prototype', async () => {
    const evil = Buffer.from('["salt","__proto__",{"family_name":"Mallory"}]').toString('base64url');
    const text = signed(withDigests([sdDigest(evil)]), [evil]);
    const found = await judgeText(text);
    expect(found.subject).toBeNull();
    expect(found.faults).toEqual(['schema']);
  });
});

/** Two values of one claim: JSON.parse takes the last, other readers the first. */
function doubled(): string {
  const disclosure = Buffer.from('["s","about",{"name":"Alice","name":"Mallory"}]').toString('base64url');
  const payload = { ...clearClaims, _sd: [sdDigest(disclosure)] };
  const jwt = signJwt({ key: issuerKeys.key, header: { typ: 'dc+sd-jwt' }, payload });
  return `${jwt}~${disclosure}~`;
}
