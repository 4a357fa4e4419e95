import { describe, expect, it } from 'vitest';
import { ago, context, hour, now, requiring } from '../../../test/builders.ts';
import type { DecisionContext, Vaccination } from '../../index.ts';
import { decide, instant } from '../../index.ts';

const day = 24 * hour;
const recent = requiring({ check: 'vaccination', doses: 2, within: '180d' });
const ever = requiring({ check: 'vaccination', doses: 2 });
const good: Vaccination = { kind: 'vaccination', doses: 2, lastAt: ago(day) };
const at = (change: Partial<Vaccination>, door = recent, more: Partial<DecisionContext> = {}) =>
  decide(door, [{ ...good, ...change }], context(more));
const denied = (what: string) => ({ outcome: 'denied', reasons: [`vaccination:${what}`] });

describe('the vaccination check', () => {
  it('passes enough doses and refuses too few', () => {
    expect(at({}).outcome).toBe('granted');
    expect(at({ doses: 1 })).toMatchObject(denied('too-few-doses'));
  });

  it('knows nothing of doses nobody counted', () => {
    expect(at({ doses: null })).toMatchObject(denied('unknown'));
    expect(at({ doses: Number.NaN })).toMatchObject(denied('unknown'));
  });

  it('looks at the last dose only where the duty limits its age', () => {
    expect(at({ lastAt: ago(180 * day) }).outcome).toBe('granted');
    expect(at({ lastAt: ago(180 * day + 1) })).toMatchObject(denied('too-old'));
    expect(at({ lastAt: instant(now + 1) })).toMatchObject(denied('unknown'));
    expect(at({}, recent, { clock: 'doubtful' })).toMatchObject(denied('clock-doubtful'));
    expect(at({ lastAt: null }, ever, { clock: 'doubtful' }).outcome).toBe('granted');
  });

  it('asks for a vaccination where none was shown', () => {
    expect(decide(ever, [], context())).toMatchObject({
      outcome: 'needs',
      missing: [{ what: 'vaccination' }],
    });
  });
});
