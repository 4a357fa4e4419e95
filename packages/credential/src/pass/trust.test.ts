import { VedetteError } from '@vedette/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { examinerOf } from '../core/examine.ts';
import { passFormat } from './format.ts';
import { parsePassTrust } from './trust.ts';
import { issuerKey, strangerKey } from './vectors/actors.ts';
import { issued, member } from './vectors/passes.ts';
import { codeOf, doorAt } from './vectors/play.ts';
import { mainKey, noon, trustFiles } from './vectors/trust-files.ts';

const { main } = trustFiles;

function refusal(json: unknown): VedetteError | undefined {
  try {
    parsePassTrust(json);
    return undefined;
  } catch (error) {
    return error as VedetteError;
  }
}

describe('a trust file of passes', () => {
  it('gives every key that goes by an id', async () => {
    const twice = { ...main, keys: [{ ...mainKey, issuer: 'plant-9' }, mainKey] };
    const trust = parsePassTrust(twice);
    expect(trust.keys.get(mainKey.kid)?.map(({ issuer }) => issuer)).toEqual(['plant-9', 'plant-3']);
    const examiner = examinerOf(passFormat(trust));
    const found = await examiner.examine(codeOf(issued(member), noon), doorAt(noon));
    expect(found.issuer).toEqual({
      ...{ id: 'plant-3', keyId: mainKey.kid, trustList: 'vector keys' },
      trustListAt: Date.parse('2026-11-30T00:00:00Z'),
    });
  });

  it('takes the later of two dates for one person', () => {
    const subjects = ['2026-03-01T00:00:00Z', '2026-05-01T00:00:00Z', '2026-04-01T00:00:00Z'];
    const revoked = { subjects: subjects.map((before) => ({ subject: 'a', before })) };
    const trust = parsePassTrust({ ...main, revoked });
    expect(trust.revokedSubjects.get('a')).toBe(Date.parse('2026-05-01T00:00:00Z'));
  });

  it('finds a list without a date as old as any', () => {
    const trust = parsePassTrust({ ...main, revocationListAt: null });
    expect(trust).toMatchObject({ revocationListAt: null, revocationFreshFor: 86_400_000 });
  });

  it.each([
    ['another format', { ...main, format: 'pass-trust' }],
    ['a member nobody knows', { ...main, url: 'https://example.org/keys' }],
    [
      'an id that is not that of the key',
      { ...main, keys: [{ ...mainKey, publicKey: strangerKey.publicJwk }] },
    ],
    ['a private key', { ...main, keys: [{ ...mainKey, publicKey: { ...issuerKey.publicJwk, d: 'x' } }] }],
    ['a period of no unit', { ...main, revocationFreshFor: '24' }],
    ['a date that is none', { ...main, listAt: 'yesterday' }],
  ])('is refused with %s', (_, json) => {
    expect(refusal(json)).toMatchObject({ code: 'input-invalid', fault: 'caller' });
  });

  it('is refused, and never worse, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), (json) => {
        expect(refusal(json)).toBeInstanceOf(VedetteError);
      }),
    );
  });
});
