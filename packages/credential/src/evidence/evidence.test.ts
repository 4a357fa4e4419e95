import { type CredentialFault, instant, Personal, type PersonId } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import { unread } from '../core/examine.ts';
import { credentialFaults } from '../core/fault.ts';
import type { Claim, Verification } from '../index.ts';
import { compareShown, healthEvidence, identificationOf, methodOf, refusalOf } from './index.ts';

const of = (change: Partial<Verification>): Verification => ({
  ...unread('pass', []),
  outcome: 'verified',
  ...change,
});
const ann = 'ann' as PersonId;
const test = (change: Partial<Extract<Claim, { kind: 'test' }>>): Claim => ({
  ...{ kind: 'test', target: '840539006', method: 'NAAT', result: 'not-detected', sampledAt: instant(10) },
  ...change,
});

describe('who a credential says stands here', () => {
  it('is the person whom this site knows by it', () => {
    expect(identificationOf(of({ format: 'card' }), ann)).toMatchObject({ by: 'card', subject: ann });
  });

  it('is a stranger for whom a pass of the site, or a document, vouches', () => {
    const pass = of({ claims: [{ kind: 'visit', zones: ['hall'], entries: 'single' }] });
    expect(identificationOf(pass, null)).toMatchObject({
      state: 'vouched',
      authority: 'site',
      zones: ['hall'],
    });
    expect(identificationOf(of({ format: 'id-document' }), null)).toEqual({
      ...{ kind: 'identification', by: 'id-document', state: 'vouched', authority: 'document' },
    });
  });

  it('is nobody by a card that nobody has', () => {
    expect(identificationOf(of({ format: 'card' }), null)).toEqual({
      ...{ kind: 'identification', by: 'card', state: 'not-identified' },
    });
  });

  it('is nobody by what was not verified, whomever it names', () => {
    const faults = ['signature', 'expired'] as const;
    expect(identificationOf(of({ outcome: 'rejected', faults }), ann)).toMatchObject({
      ...{ state: 'not-identified', because: 'not-trusted' },
    });
  });

  it('has one reason for every fault', () => {
    for (const fault of credentialFaults) expect(refusalOf({ faults: [fault] })).toBeTypeOf('string');
    const of = (...faults: readonly CredentialFault[]) => refusalOf({ faults });
    expect(of('expired', 'revocation-stale')).toBe('expired');
    expect(of('gateway-unreachable')).toBe('unverified');
    expect(of('stale-presentation', 'replayed')).toBe('replayed');
  });

  it('comes by a pass from a wallet of members, and by a document from any other wallet', () => {
    const claims: readonly Claim[] = [{ kind: 'membership', zones: [], entries: 'multiple' }];
    expect(methodOf({ format: 'sd-jwt', claims })).toBe('pass');
    expect(methodOf({ format: 'sd-jwt', claims: [] })).toBe('id-document');
    expect(methodOf({ format: 'shc', claims: [] })).toBe('health-code');
  });
});

describe('what a credential says of health', () => {
  const health = (...claims: readonly Claim[]) => healthEvidence(of({ format: 'hcert', claims }));

  it('is nothing when it was rejected, and an unknown status when no gateway answered', () => {
    const claims: readonly Claim[] = [{ kind: 'health-status', colour: 'green', asOf: null }];
    expect(healthEvidence(of({ outcome: 'rejected', claims }))).toEqual([]);
    expect(healthEvidence(of({ outcome: 'indeterminate', format: 'hcert', claims }))).toEqual([]);
    expect(healthEvidence(of({ outcome: 'indeterminate', format: 'health-code', claims }))).toEqual([
      { kind: 'health-status', colour: 'unknown' },
    ]);
  });

  it('is the worst of several colours and of several journeys', () => {
    const green: Claim = { kind: 'health-status', colour: 'green', asOf: null };
    expect(health(green)).toEqual([{ kind: 'health-status', colour: 'green' }]);
    expect(health(green, { ...green, colour: 'unknown' })).toMatchObject([{ colour: 'unknown' }]);
    const clear: Claim = { kind: 'itinerary', state: 'clear', selfDeclared: true };
    expect(health(clear, { ...clear, state: 'listed-area' })).toMatchObject([{ state: 'listed-area' }]);
  });

  it('is the newest test, and the worse of two that are as new', () => {
    const older = test({ result: 'detected', sampledAt: instant(5) });
    expect(health(older, test({}))).toMatchObject([{ result: 'not-detected' }]);
    expect(health(test({}), test({ result: 'detected' }))).toMatchObject([{ result: 'detected' }]);
    expect(health(test({}), test({ result: 'detected', sampledAt: null }))).toMatchObject([
      { result: 'detected', sampledAt: null },
    ]);
    expect(health(test({ method: 'antibody' }))).toMatchObject([{ method: 'unknown' }]);
  });

  it('counts doses by their number or one by one', () => {
    const dose = (number: number | null, at: number | null): Claim => ({
      ...{ kind: 'vaccination', target: 'x', product: null, ofDoses: null, dose: number },
      at: at === null ? null : instant(at),
    });
    expect(health(dose(3, 30))).toEqual([{ kind: 'vaccination', doses: 3, lastAt: 30 }]);
    expect(health(dose(null, 10), dose(null, 20))).toMatchObject([{ doses: 2, lastAt: 20 }]);
    expect(health(dose(null, null))).toMatchObject([{ doses: 1, lastAt: null }]);
  });
});

it('compares every two ways that were shown', () => {
  const shown = compareShown(
    new Map([
      ['face', { name: new Personal('陈明'), numberHash: 'a' }],
      ['health-code', { maskedName: new Personal('王*') }],
      ['id-document', { numberHash: 'a' }],
    ]),
  );
  expect(shown).toEqual([
    { kind: 'subject-match', between: ['face', 'health-code'], state: 'mismatch' },
    { kind: 'subject-match', between: ['face', 'id-document'], state: 'match' },
    { kind: 'subject-match', between: ['health-code', 'id-document'], state: 'uncertain' },
  ]);
});
