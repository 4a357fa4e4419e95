import { describe, expect, it } from 'vitest';
import { ago, context, hour, now, requiring } from '../../../test/builders.ts';
import type { DecisionContext, DurationText, TestEvidence } from '../../index.ts';
import { decide, instant } from '../../index.ts';

const door = requiring({ check: 'test', method: 'NAAT', within: '72h', result: 'not-detected' });
const good: TestEvidence = { kind: 'test', method: 'NAAT', result: 'not-detected', sampledAt: ago(hour) };
const at = (change: Partial<TestEvidence>, more: Partial<DecisionContext> = {}) =>
  decide(door, [{ ...good, ...change }], context(more));
const denied = (...what: readonly string[]) => ({
  outcome: 'denied',
  reasons: what.map((code) => `test:${code}`),
});

describe('the test check', () => {
  it('still counts a test of exactly 72 h, and not one a millisecond older', () => {
    expect(at({ sampledAt: ago(72 * hour) }).outcome).toBe('granted');
    expect(at({ sampledAt: ago(72 * hour + 1) })).toMatchObject(denied('too-old'));
  });

  it('knows nothing of a test taken in the future, or never', () => {
    expect(at({ sampledAt: now }).outcome).toBe('granted');
    expect(at({ sampledAt: instant(now + 1) })).toMatchObject(denied('unknown'));
    expect(at({ sampledAt: null })).toMatchObject(denied('unknown'));
    expect(at({ sampledAt: instant(Number.NaN) })).toMatchObject(denied('unknown'));
  });

  it('refuses a finding however old, and by whatever method', () => {
    expect(at({ result: 'detected', method: 'antigen' })).toMatchObject(
      denied('detected', 'method-not-accepted'),
    );
  });

  it('knows nothing without a result or a method', () => {
    expect(at({ result: 'unknown' })).toMatchObject(denied('unknown'));
    expect(at({ method: 'unknown' })).toMatchObject(denied('unknown'));
    const any = requiring({ check: 'test', method: 'any', within: '72h', result: 'not-detected' });
    expect(decide(any, [{ ...good, method: 'unknown' }], context()).outcome).toBe('denied');
    expect(decide(any, [{ ...good, method: 'antigen' }], context()).outcome).toBe('granted');
  });

  it('cannot tell the age by a doubtful clock, nor against a period nobody can read', () => {
    expect(at({}, { clock: 'doubtful' })).toMatchObject(denied('clock-doubtful'));
    const odd = {
      check: 'test',
      method: 'NAAT',
      within: 'soon' as DurationText,
      result: 'not-detected',
    } as const;
    expect(decide(requiring(odd), [good], context())).toMatchObject(denied('unknown'));
  });

  it('asks for a test where there is none', () => {
    expect(decide(door, [], context())).toMatchObject({ outcome: 'needs', missing: [{ what: 'test' }] });
  });
});
