import { createHash } from 'node:crypto';
import { instant, type Presentation } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import { examinerOf } from '../core/examine.ts';
import type { VerifyContext } from '../core/format.ts';
import type { Verification } from '../core/verification.ts';
import type { AcceptanceSubject } from './acceptance.ts';
import { hcertFormat } from './hcert.ts';
import { parseHcertRevocation } from './parse-hcert-revocation.ts';
import { parseHcertTrust } from './parse-hcert-trust.ts';
import {
  type HcertToIssue,
  issueHcert,
  simulatedIssuer,
  simulatedTrustList,
} from './simulated/issue-hcert.ts';
import { sampleDcc } from './simulated/samples.ts';
import type { HcertOptions } from './verify-hcert.ts';

const issuer = simulatedIssuer('AT');
const trust = parseHcertTrust(simulatedTrustList([issuer]));
const issuedAt = instant(Date.parse('2021-07-01T12:00:00Z'));
const expiresAt = instant(Date.parse('2022-07-01T12:00:00Z'));
const during = instant(Date.parse('2021-08-01T12:00:00Z'));

const issue = (toIssue: Partial<HcertToIssue> = {}): string =>
  issueHcert(issuer, { payload: sampleDcc.v, issuedAt, expiresAt, ...toIssue });

const codeOf = (text: string, medium: Presentation['medium'] = 'qr'): Presentation => ({
  ...{ medium, at: during, reader: 'test', bytes: new TextEncoder().encode(text) },
});

function examine(text: string, given: Partial<HcertOptions & VerifyContext> = {}): Promise<Verification> {
  const context: VerifyContext = {
    ...{ at: during, clock: 'trusted', direction: 'in', collectsNumber: false },
    ...{ ledger: { claim: async () => 'first' }, hashNumber: () => '', signal: AbortSignal.any([]) },
    ...given,
  };
  return examinerOf(hcertFormat({ trust, ...given })).examine(codeOf(text), context);
}

describe('a certificate', () => {
  it('is claimed by its prefix', () => {
    const { detect } = hcertFormat({ trust });
    expect(detect(codeOf(issue()))).toBe(true);
    for (const text of ['', 'HC1', 'HC2:ABC', 'hc1:ABC', 'shc:/5676', 'https://example.com/HC1:'])
      expect(detect(codeOf(text))).toBe(false);
  });

  it('says who, what, from when until when, and on whose word', async () => {
    const found = await examine(issue());
    expect(found).toMatchObject({
      ...{ format: 'hcert', outcome: 'verified', faults: [], binding: 'bearer', freshness: 'static' },
      issuer: { id: 'AT', trustList: 'simulated', trustListAt: Date.UTC(2021, 6) },
      validity: { notBefore: issuedAt, notAfter: expiresAt },
    });
    expect(found.claims).toEqual([
      {
        ...{ kind: 'vaccination', target: '840539006', product: 'EU/1/20/1528', dose: 2, ofDoses: 2 },
        at: Date.UTC(2021, 5, 1),
      },
    ]);
    expect(found.subject?.name?.unwrap('test')).toBe('Ada Müller-Łęcka');
    expect(found.subject?.icaoName?.unwrap('test')).toEqual({ family: 'MUELLER<LECKA', given: 'ADA' });
    expect(found.subject?.birthDate?.unwrap('test')).toBe('1990-01-02');
  });

  it('of a test says method, result and time', async () => {
    const found = await examine(issue({ payload: sampleDcc.t }));
    expect(found.claims).toEqual([
      {
        ...{ kind: 'test', target: '840539006', method: 'NAAT', result: 'not-detected' },
        sampledAt: Date.UTC(2021, 6, 1, 8),
      },
    ]);
  });

  it('of a recovery is good through its last day', async () => {
    const found = await examine(issue({ payload: sampleDcc.r }));
    const [from, until] = [Date.UTC(2021, 4, 12), Date.UTC(2021, 9, 29)];
    expect(found.claims).toEqual([{ kind: 'recovery', target: '840539006', from, until }]);
  });

  it('of a Chinese holder has the name as it is written', async () => {
    const payload = { ...sampleDcc.v, nam: { fn: '张', gn: '伟', fnt: 'ZHANG', gnt: 'WEI' } };
    const found = await examine(issue({ payload }));
    expect(found.subject?.name?.unwrap('test')).toBe('张伟');
  });

  it.each(['untagged', 'sign1', 'cwt'] as const)('may be wrapped as %s', async (wrapping) => {
    expect((await examine(issue({ wrapping }))).outcome).toBe('verified');
  });

  it('signed with PS256 is as good', async () => {
    const other = simulatedIssuer('CH', 'PS256');
    const text = issueHcert(other, { payload: sampleDcc.v, issuedAt, expiresAt });
    const both = parseHcertTrust(simulatedTrustList([issuer, other]));
    expect(await examine(text, { trust: both })).toMatchObject({ outcome: 'verified', issuer: { id: 'CH' } });
    expect((await examine(text)).faults).toEqual(['unknown-issuer']);
  });

  it('has one replay key however often it is issued, and another has another', async () => {
    const [one, again, other] = await Promise.all(
      [issue(), issue({ wrapping: 'cwt' }), issue({ payload: sampleDcc.t })].map((text) => examine(text)),
    );
    expect(one?.replayKey).toBe(again?.replayKey);
    expect(one?.replayKey).not.toBe(other?.replayKey);
    expect(one?.replayKey).toMatch(/^[\w-]{43}$/);
  });
});

describe('the times of a certificate', () => {
  it.each([
    [-1, ['not-yet-valid']],
    [0, []],
  ])('begin at the instant of its issue (%i ms)', async (offset, faults) => {
    expect((await examine(issue(), { at: instant(issuedAt + offset) })).faults).toEqual(faults);
  });

  it.each([
    [0, []],
    [1, ['expired']],
  ])('end after the instant that it names (%i ms)', async (offset, faults) => {
    expect((await examine(issue(), { at: instant(expiresAt + offset) })).faults).toEqual(faults);
  });

  it.each([
    ['2021-08-01T12:00:00Z', '2022-01-01T00:00:00Z', []],
    ['2021-01-01T00:00:00Z', '2021-08-01T12:00:00Z', []],
    ['2021-08-01T12:00:01Z', '2022-01-01T00:00:00Z', ['key-expired']],
    ['2021-01-01T00:00:00Z', '2021-08-01T11:59:59Z', ['key-expired']],
  ])('lie within those of its key (%s to %s)', async (notBefore, notAfter, faults) => {
    const list = parseHcertTrust(simulatedTrustList([issuer], { notBefore, notAfter }));
    expect((await examine(issue(), { trust: list })).faults).toEqual(faults);
  });

  it('are not known when the clock is doubtful', async () => {
    expect(await examine(issue(), { clock: 'doubtful' })).toMatchObject({
      outcome: 'indeterminate',
      faults: ['clock-doubtful'],
    });
  });
});

describe('a revoked certificate', () => {
  const hashOf = (content: string | Uint8Array): string =>
    createHash('sha256').update(content).digest('hex').slice(0, 32);
  const { ci } = sampleDcc.v.v[0];
  const listOf = (hashType: string, hash: string) =>
    parseHcertRevocation({
      ...{ at: '2021-07-31T00:00:00Z', nextUpdate: '2021-08-02T00:00:00Z' },
      batches: [{ hashType, entries: [hash] }],
    });

  it.each([
    ['UCI', hashOf(ci)],
    ['COUNTRYCODEUCI', hashOf(`AT${ci}`)],
  ])('is found by its %s', async (kind, hash) => {
    expect((await examine(issue(), { revocation: [listOf(kind, hash)] })).faults).toEqual(['revoked']);
    const other = issue({ payload: sampleDcc.t });
    expect((await examine(other, { revocation: [listOf(kind, hash)] })).faults).toEqual([]);
  });

  it('is found by the half of its signature that nobody can turn round', async () => {
    const text = issue();
    const read = hcertFormat({ trust }).parse(codeOf(text));
    if (!read.ok) throw new Error('unread');
    const half = hashOf(read.value.message.signature.subarray(0, 32));
    expect((await examine(text, { revocation: [listOf('SIGNATURE', half)] })).faults).toEqual(['revoked']);
  });

  it('is one on any of several lists', async () => {
    const revocation = [listOf('UCI', hashOf('other')), listOf('UCI', hashOf(ci))];
    expect((await examine(issue(), { revocation })).faults).toEqual(['revoked']);
  });

  it('cannot be told from a good one by a list that is too old', async () => {
    const at = instant(Date.parse('2021-08-02T00:00:00Z'));
    const revocation = [listOf('UCI', hashOf('other'))];
    expect((await examine(issue(), { revocation, at: instant(at - 1) })).outcome).toBe('verified');
    const late = await examine(issue(), { revocation, at });
    expect(late).toMatchObject({ outcome: 'indeterminate', faults: ['revocation-stale'] });
  });

  it('is revoked even by an old list', async () => {
    const at = instant(Date.parse('2021-09-01T00:00:00Z'));
    const found = await examine(issue(), { revocation: [listOf('UCI', hashOf(ci))], at });
    expect(found).toMatchObject({ outcome: 'rejected', faults: ['revoked', 'revocation-stale'] });
  });
});

describe('acceptance', () => {
  const judging = (verdict: 'accepted' | 'not-accepted' | 'open', asked: AcceptanceSubject[] = []) => ({
    acceptance: {
      judge(subject: AcceptanceSubject) {
        asked.push(subject);
        return verdict;
      },
    },
  });

  it('by the rules makes a good certificate green', async () => {
    const asked: AcceptanceSubject[] = [];
    const found = await examine(issue(), judging('accepted', asked));
    expect(found.outcome).toBe('verified');
    expect(found.claims.at(-1)).toEqual({ kind: 'health-status', colour: 'green', asOf: during });
    expect(asked).toMatchObject([{ issuer: 'AT', issuedAt, expiresAt, dcc: { dob: '1990-01-02' } }]);
  });

  it('never makes a bad one green', async () => {
    const late = instant(expiresAt + 1_000);
    const found = await examine(issue(), { ...judging('accepted'), at: late });
    expect(found.claims.map(({ kind }) => kind)).toEqual(['vaccination']);
  });

  it.each([
    ['not-accepted', 'rejected', 'not-accepted'],
    ['open', 'indeterminate', 'acceptance-open'],
  ] as const)('that is %s is %s', async (verdict, outcome, fault) => {
    const found = await examine(issue(), judging(verdict));
    expect(found).toMatchObject({ outcome, faults: [fault] });
    expect(found.claims).toHaveLength(1);
  });

  it('is not asked about what is no certificate', async () => {
    const asked: AcceptanceSubject[] = [];
    const found = await examine(issue({ payload: { ...sampleDcc.v, dob: 'x' } }), judging('accepted', asked));
    expect(found).toMatchObject({ faults: ['schema'], claims: [], subject: null, replayKey: null });
    expect(asked).toEqual([]);
  });
});

describe('the published schema', () => {
  it('is asked where the site wants it', async () => {
    const text = issue({ payload: { ...sampleDcc.v, t: null } });
    expect((await examine(text)).faults).toEqual([]);
    expect((await examine(text, { officialSchema: true })).faults).toEqual(['schema']);
    expect((await examine(issue(), { officialSchema: true })).faults).toEqual([]);
  });
});
