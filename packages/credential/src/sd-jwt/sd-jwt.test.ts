import { generateKeyPairSync } from 'node:crypto';
import { duration } from '@vedette/domain';
import { disclosable, issueSdJwt, testKeyPair } from '@vedette/testing';
import { describe, expect, it } from 'vitest';
import {
  audience,
  bind,
  clearClaims,
  issue,
  issuerKeys,
  issuerUri,
  judge,
  judgeText,
  memoryLedger,
  now,
  personClaims,
  presentation,
  seconds,
  trustJson,
  unasked,
  vct,
} from '../../test/sd-jwt-stand.ts';
import { sdJwtFormat } from './format.ts';
import { parseSdJwtTrust } from './parse-trust.ts';

const shown = { audience, maxAge: duration(300_000) };

describe('an SD-JWT that a wallet presents when asked', () => {
  it('is verified, names the person, and answers the challenge', async () => {
    const found = await judgeText(bind(issue().compact));
    expect(found).toMatchObject({ outcome: 'verified', faults: [], format: 'sd-jwt', claims: [] });
    expect(found).toMatchObject({ binding: 'challenge', freshness: 'challenged' });
    expect(found.issuer).toMatchObject({ id: issuerUri, trustList: 'test list' });
    expect(found.subject?.name?.unwrap('test')).toBe('Erika Mustermann');
    expect(found.subject?.birthDate?.unwrap('test')).toBe('1964-08-12');
    expect(found.validity).toEqual({ notBefore: null, notAfter: now + 86_400_000 });
  });

  it('keeps the same replay key whatever is disclosed and whoever asks', async () => {
    const { compact, issuerJwt } = issue();
    const [whole, none] = [await judgeText(bind(compact)), await judgeText(bind(`${issuerJwt}~`))];
    expect(whole.replayKey).toBe(none.replayKey);
  });

  it('may be full of digests that stand for nothing', async () => {
    expect(await judgeText(bind(issue({}, {}, 50).compact))).toMatchObject({ outcome: 'verified' });
  });

  it('may hide claims in claims, and elements in lists', async () => {
    const trust = parseSdJwtTrust(
      trustJson({}, {}, { claims: { name: ['about', 'names', 1], birthDate: ['about', 'born'] } }),
    );
    const about = disclosable({
      names: [disclosable('nobody'), disclosable('李雷'), 'clear'],
      born: disclosable('1990-02'),
    });
    const issued = issueSdJwt({ key: issuerKeys.key, claims: { ...clearClaims, about } });
    const askedFor = () => ({
      types: [vct],
      paths: [
        ['about', 'names', 1],
        ['about', 'born'],
      ],
    });
    const found = await judge(presentation(bind(issued.compact)), { trust, askedFor });
    expect(found).toMatchObject({ outcome: 'verified' });
    expect(found.subject?.name?.unwrap('test')).toBe('李雷');
    expect(found.subject?.birthDate?.unwrap('test')).toBe('1990-02');
  });

  it('takes the element that is left where the one before it is kept back', async () => {
    const trust = parseSdJwtTrust(trustJson({}, {}, { claims: { name: ['names', 0] } }));
    const issued = issueSdJwt({
      key: issuerKeys.key,
      claims: { ...clearClaims, names: [disclosable('first'), disclosable('second')] },
    });
    const second = issued.disclosures[1] ?? '';
    const askedFor = () => ({ types: [vct], paths: [['names', 0]] });
    const found = await judge(presentation(bind(`${issued.issuerJwt}~${second}~`)), { trust, askedFor });
    expect(found.subject?.name?.unwrap('test')).toBe('second');
  });

  it('may be bound to a key on Ed25519, and signed with one, under either name of the algorithm', async () => {
    const pair = generateKeyPairSync('ed25519');
    const jwk = { ...pair.publicKey.export({ format: 'jwk' }) };
    const trust = parseSdJwtTrust(trustJson({}, { keys: [jwk] }));
    for (const alg of ['EdDSA', 'Ed25519']) {
      const claims = { ...clearClaims, ...personClaims, cnf: { jwk } };
      const { compact } = issueSdJwt({ key: pair.privateKey, claims, header: { alg } });
      const bound = bind(compact, { key: pair.privateKey, header: { alg } });
      expect((await judge(presentation(bound), { trust })).faults).toEqual([]);
    }
  });

  it('may be signed with PS256', async () => {
    const pair = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    const trust = parseSdJwtTrust(trustJson({}, { keys: [{ ...pair.publicKey.export({ format: 'jwk' }) }] }));
    const { compact } = issueSdJwt({ key: pair.privateKey, claims: { ...clearClaims, ...personClaims } });
    expect((await judge(presentation(bind(compact)), { trust })).faults).toEqual([]);
  });

  it('has its number only as a keyed hash, unless the duty collects it', async () => {
    const claims = { number: ['personal_administrative_number'], phone: ['phone_number'] };
    const trust = parseSdJwtTrust(trustJson({}, {}, { claims }));
    const person = { personal_administrative_number: 'T 220001293', phone_number: '+49 170 0' };
    const text = bind(issueSdJwt({ key: issuerKeys.key, claims: { ...clearClaims, ...person } }).compact);
    const askedFor = () => ({ types: [vct], paths: [claims.number, claims.phone] });
    const hashed = await judge(presentation(text), { trust, askedFor });
    expect(hashed.subject?.number).toBeUndefined();
    expect(hashed.subject?.numberHash).toMatch(/^[\w-]{43}$/);
    const whole = await judge(presentation(text), { trust, askedFor }, { collectsNumber: true });
    expect(whole.subject?.number?.unwrap('test')).toBe('T 220001293');
    expect(whole.subject?.phone?.unwrap('test')).toBe('+49 170 0');
  });

  it('states a membership of the zones that the site gives its type', async () => {
    const trust = parseSdJwtTrust(trustJson({}, {}, { role: 'membership', zones: ['hall-2'] }));
    const found = await judge(presentation(bind(issue().compact)), { trust });
    expect(found.claims).toEqual([{ kind: 'membership', zones: ['hall-2'], entries: 'multiple' }]);
  });
});

describe('the times of an SD-JWT', () => {
  it.each([
    ['refuses a credential from the very instant it expires', { exp: seconds }, ['expired']],
    ['takes it a second before', { exp: seconds + 1 }, []],
    ['refuses it before its first instant', { nbf: seconds + 1 }, ['not-yet-valid']],
    ['takes it at its first instant', { nbf: seconds }, []],
    ['refuses one that is issued in the future', { iat: seconds + 1 }, ['not-yet-valid']],
    ['refuses a date that is none', { exp: 'tomorrow' }, ['schema']],
    ['refuses a date beyond all calendars', { exp: 1e300 }, ['schema']],
  ])('%s', async (_, claims, faults) => {
    expect((await judgeText(bind(issue(claims).compact))).faults).toEqual(faults);
  });

  it('cannot be told by a doubtful clock', async () => {
    const found = await judge(presentation(bind(issue({ exp: 1 }).compact)), {}, { clock: 'doubtful' });
    expect(found).toMatchObject({ outcome: 'indeterminate', faults: ['clock-doubtful'] });
  });
});

describe('an SD-JWT that is shown unasked', () => {
  it('is refused unless the site says how it may be shown', async () => {
    expect((await judge(unasked(bind(issue().compact)))).faults).toEqual(['challenge-mismatch']);
  });

  it('is bound to the holder and good once', async () => {
    const ledger = memoryLedger();
    const text = bind(issue().compact, { issuedAt: seconds - 240, nonce: 'its own' });
    const first = await judge(unasked(text), { unasked: shown }, { ledger });
    expect(first).toMatchObject({ outcome: 'verified', binding: 'holder-key', freshness: 'static' });
    expect((await judge(unasked(text), { unasked: shown }, { ledger })).faults).toEqual(['replayed']);
  });

  it('is stale when its proof is older than the site allows', async () => {
    const text = bind(issue().compact, { issuedAt: seconds - 361 });
    expect((await judge(unasked(text), { unasked: shown })).faults).toEqual(['stale-presentation']);
  });

  it('stays open when the ledger cannot answer', async () => {
    const ledger = { claim: () => Promise.reject(new Error('out of reach')) };
    const found = await judge(unasked(bind(issue().compact)), { unasked: shown }, { ledger });
    expect(found.faults).toEqual(['gateway-unreachable']);
  });

  it('works for the bearer only where its type may', async () => {
    const { compact } = issue({ cnf: undefined });
    expect((await judge(unasked(compact))).faults).toEqual(['holder-binding']);
    const trust = parseSdJwtTrust(trustJson({}, {}, { bearer: true }));
    expect(await judge(unasked(compact), { trust })).toMatchObject({
      outcome: 'verified',
      binding: 'bearer',
    });
    expect((await judge(presentation(compact), { trust })).faults).toEqual(['holder-binding']);
  });
});

describe('who may have issued an SD-JWT', () => {
  const text = bind(issue().compact);

  it.each([
    ['an issuer that nobody trusts', { iss: 'https://other.example' }, ['unknown-issuer']],
    ['no issuer', { iss: undefined }, ['unknown-issuer']],
    ['an issuer with a type that is not its own', { vct: 'urn:other' }, ['key-usage']],
    ['no type', { vct: 1 }, ['key-usage', 'schema']],
    ['an audience that is somebody else', { aud: ['https://bank.example'] }, ['not-accepted']],
    ['an audience that is us', { aud: ['https://bank.example', audience] }, []],
  ])('%s', async (_, claims, faults) => {
    expect((await judgeText(bind(issue(claims).compact))).faults).toEqual(faults);
  });

  it('tries every trusted key that the message may mean, and those alone', async () => {
    const other = testKeyPair();
    const named = { ...issuerKeys.jwk, kid: 'a' };
    const keysOf = (...keys: object[]) => parseSdJwtTrust(trustJson({}, { keys }));
    const withKid = (kid: string) => presentation(bind(issue({}, { kid }).compact));
    expect((await judge(withKid('a'), { trust: keysOf(other.jwk, named) })).faults).toEqual([]);
    expect((await judge(withKid('b'), { trust: keysOf(named) })).faults).toEqual(['unknown-issuer']);
    expect((await judge(withKid('b'), { trust: keysOf(other.jwk, named) })).faults).toEqual(['signature']);
    expect((await judge(presentation(text), { trust: keysOf(other.jwk) })).faults).toEqual(['signature']);
  });

  it('never believes a key that the message brings along', async () => {
    const crook = testKeyPair();
    const header = { jwk: crook.jwk, jku: 'https://crook.example/keys', x5u: 'https://crook.example' };
    const claims = { ...clearClaims, ...personClaims };
    const { compact } = issueSdJwt({ key: crook.key, claims, header });
    expect((await judgeText(bind(compact))).faults).toEqual(['signature']);
  });

  it('takes the old name of the format only where the site says so', async () => {
    const old = presentation(bind(issue({}, { typ: 'vc+sd-jwt' }).compact));
    expect((await judge(old)).faults).toEqual(['unsupported-version']);
    const trust = parseSdJwtTrust(trustJson({ acceptsOldTyp: true }));
    expect((await judge(old, { trust })).faults).toEqual([]);
  });
});

describe('claiming a presentation', () => {
  const { detect } = sdJwtFormat({ trust: parseSdJwtTrust(trustJson()) });
  it('claims a JWT with parts behind it, and nothing else', () => {
    expect(detect(presentation(issue().compact))).toBe(true);
    for (const text of ['', 'eyJ', 'eyJhbGciOiJIUzI1NiJ9.e30.x', '~', 'HC1:6BF', 'shc:/5676', 'https://a/~b'])
      expect(detect(presentation(text))).toBe(false);
  });

  it('finds nothing in a challenge that it never put', async () => {
    const found = await judge(presentation(bind(issue().compact)), { askedFor: () => null });
    expect(found).toMatchObject({ faults: ['challenge-mismatch'], subject: null });
  });
});
