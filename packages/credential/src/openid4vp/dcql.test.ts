import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { issuerKeys, trustJson } from '../../test/sd-jwt-stand.ts';
import { isJsonObject, type Json } from '../common/strict-json.ts';
import { isSamePath, valuesAt } from '../sd-jwt/claim-path.ts';
import { parseSdJwtTrust } from '../sd-jwt/parse-trust.ts';
import { queryFor } from './dcql.ts';

const issuer = (iss: string, ...types: object[]) => ({ iss, keys: [issuerKeys.jwk], types });
const trustOf = (...issuers: object[]) => parseSdJwtTrust(trustJson({ issuers }));
const pid = { vct: 'urn:eudi:pid:1', role: 'identity' };
const club = { vct: 'urn:club', role: 'membership' };

describe('the question to a wallet', () => {
  it('names the type and the claims, and nothing more', () => {
    expect(queryFor(trustOf(issuer('a', pid)), ['name', 'birthDate'])).toEqual({
      credentials: [
        {
          ...{ id: 'c0', format: 'dc+sd-jwt', meta: { vct_values: ['urn:eudi:pid:1'] } },
          claims: [{ path: ['family_name'] }, { path: ['given_name'] }, { path: ['birthdate'] }],
        },
      ],
    });
  });

  it('puts types that keep their claims alike into one query, each once', () => {
    const german = { ...pid, vct: 'urn:eudi:pid:de:1' };
    const query = queryFor(trustOf(issuer('a', pid, german), issuer('b', pid)), ['birthDate']);
    expect(query?.credentials.map(({ meta }) => meta.vct_values)).toEqual([[pid.vct, german.vct]]);
  });

  it('lets any one of several types answer', () => {
    const query = queryFor(trustOf(issuer('a', pid, club)), ['name']);
    expect(query?.credentials.map(({ id }) => id)).toEqual(['c0', 'c1']);
    expect(query?.credential_sets).toEqual([{ options: [['c0'], ['c1']] }]);
  });

  it('leaves out a type that lacks a claim, and is none where all do', () => {
    const numbered = { ...club, claims: { number: ['member', 'no'] } };
    const trust = trustOf(issuer('a', pid, numbered));
    expect(queryFor(trust, ['number'])?.credentials[0]?.meta.vct_values).toEqual(['urn:club']);
    expect(queryFor(trust, ['number', 'name'])).toBeNull();
  });

  it('asks for the bare credential when no claim is wanted', () => {
    expect(queryFor(trustOf(issuer('a', club)), [])?.credentials[0]).not.toHaveProperty('claims');
  });
});

describe('a claims path', () => {
  // The worked example of OpenID4VP 1.0 section 7.4.
  const credential: Json = {
    name: 'Arthur Dent',
    address: { street_address: '42 Market Street', locality: 'Milliways' },
    degrees: [{ type: 'Bachelor' }, { type: 'Master' }, {}],
    nationalities: ['British', 'Betelgeusian'],
  };
  it.each([
    [['name'], ['Arthur Dent']],
    [['address', 'street_address'], ['42 Market Street']],
    [
      ['degrees', null, 'type'],
      ['Bachelor', 'Master'],
    ],
    [['nationalities', 1], ['Betelgeusian']],
    [['nationalities', 2], []],
    [['nationalities', 'length'], []],
    [['name', 'length'], []],
    [['name', 0], []],
    [['address', null], []],
    [['toString'], []],
    [['__proto__'], []],
    [['nowhere', 'at', 'all'], []],
  ])('%j leads to %j', (path, values) => {
    expect(valuesAt(credential, path)).toEqual(values);
  });

  it('never throws, wherever it leads', () => {
    const step = fc.oneof(fc.string(), fc.nat(5), fc.constant(null));
    fc.assert(
      fc.property(fc.jsonValue(), fc.array(step, { minLength: 1, maxLength: 6 }), (json, path) => {
        const root = json as Json;
        const values = valuesAt(root, path);
        expect(Array.isArray(values)).toBe(true);
        if (!isJsonObject(root) && typeof path[0] === 'string') expect(values).toEqual([]);
        expect(isSamePath(path, [...path])).toBe(true);
        expect(isSamePath(path, [...path, 'more'])).toBe(false);
      }),
    );
  });
});
