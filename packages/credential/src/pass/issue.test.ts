import { generateKeyPairSync } from 'node:crypto';
import { instant, VedetteError } from '@vedette/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HolderKey } from './holder-key.ts';
import { issuePass, type PassRequest } from './issue.ts';
import { parsePass } from './parse.ts';
import { generatePassKey, parsePassKeySet, passKeySetOf } from './signing-key.ts';
import { issuerKey, phoneKey, strangerKey } from './vectors/actors.ts';
import { member, visit } from './vectors/passes.ts';
import { codeOf } from './vectors/play.ts';

const read = (text: string) => parsePass(codeOf(text, 0));
const identifier = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,20}$/);
const seconds = fc.integer({ min: 1, max: 100_000_000 }).map((value) => value * 1_000);

const requests: fc.Arbitrary<PassRequest> = fc
  .record({
    ...{ issuer: identifier, subject: fc.oneof(identifier, fc.uuid()), zones: fc.uniqueArray(identifier) },
    ...{ kind: fc.constantFrom('member', 'visit'), entries: fc.constantFrom('single', 'multiple') },
    ...{ start: seconds, wait: seconds, life: seconds, held: fc.boolean() },
    id: fc.uint8Array({ minLength: 16, maxLength: 16 }),
  })
  .map(({ start, wait, life, held, ...request }) => ({
    ...{ ...request, ...(held ? { holderKey: newHolderKey() } : {}) },
    issuedAt: instant(start),
    notBefore: instant(start + wait),
    notAfter: instant(start + wait + life),
  }));

function newHolderKey(): HolderKey {
  const { x = '', y = '' } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({
    format: 'jwk',
  });
  return { kty: 'EC', crv: 'P-256', x, y };
}

describe('a pass that was issued', () => {
  it('says what was asked for', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const found = read(issuePass(request, issuerKey));
        expect(found.ok && found.value.claims).toEqual({ holderKey: null, ...request });
      }),
    );
  });

  it('has an id of its own', () => {
    const { id: _, ...request } = member;
    expect(issuePass(request, issuerKey)).not.toBe(issuePass(request, issuerKey));
  });

  it('holds no name, for it takes none', () => {
    expect(() => issuePass({ ...member, subject: '张伟' }, issuerKey)).toThrow('input-invalid');
    expect(() => issuePass({ ...member, zones: ['大厅'] }, issuerKey)).toThrow('input-invalid');
  });

  it.each([
    ['issuer', { issuer: '' }],
    ['subject', { subject: 'a b' }],
    ['zones', { zones: ['a', 'a'] }],
    ['zones', { zones: Array.from({ length: 17 }, (_, index) => `a${index}`) }],
    ['zones', { zones: Array.from({ length: 16 }, (_, index) => `${index}`.padEnd(64, 'x')) }],
    ['notBefore', { notBefore: instant(member.issuedAt - 1_000) }],
    ['notAfter', { notAfter: instant(member.issuedAt + 999) }],
    ['notAfter', { notAfter: instant(Number.POSITIVE_INFINITY) }],
    ['issuedAt', { issuedAt: instant(Number.NaN), notBefore: member.issuedAt }],
    ['id', { id: new Uint8Array(8) }],
    ['holderKey', { holderKey: { ...phoneKey, y: phoneKey.x } }],
  ])('is refused for its %s', (path, change) => {
    let error: unknown;
    try {
      issuePass({ ...visit, ...change }, issuerKey);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(VedetteError);
    expect((error as VedetteError).details.problems?.map((problem) => problem.path)).toContain(path);
  });
});

describe('a set of keys', () => {
  it('comes back from its file', () => {
    const key = generatePassKey();
    const [first] = parsePassKeySet(JSON.parse(JSON.stringify(passKeySetOf([key]))));
    expect(first).toMatchObject({ keyId: key.keyId, publicJwk: key.publicJwk });
    expect(issuePass(member, first)).toBe(issuePass(member, key));
  });

  it('is refused when its halves do not belong together', () => {
    const [mine, other] = passKeySetOf([issuerKey, strangerKey]).keys;
    expect(() => parsePassKeySet({ keys: [{ ...mine, d: other?.d }] })).toThrow('input-invalid');
    expect(() => parsePassKeySet({ keys: [{ ...mine, kid: other?.kid }] })).toThrow('input-invalid');
    expect(() => parsePassKeySet({ keys: [] })).toThrow('input-invalid');
  });

  it('never shows a key in an error', () => {
    const [mine] = passKeySetOf([issuerKey]).keys;
    try {
      parsePassKeySet({ keys: [{ ...mine, kid: '0'.repeat(16) }] });
      expect.unreachable();
    } catch (error) {
      expect(JSON.stringify(error) + String(error)).not.toContain(mine?.d);
    }
  });
});
