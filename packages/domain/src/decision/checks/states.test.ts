import { describe, expect, it } from 'vitest';
import { context, requiring } from '../../../test/builders.ts';
import type { Evidence, Requirement } from '../../index.ts';
import { decide } from '../../index.ts';

interface Case {
  readonly require: Requirement;
  readonly good: Evidence;
  readonly bad: readonly [Evidence, string];
  readonly unknown: readonly [Evidence, string];
  /** What an unknown leads to when the duty says nothing. */
  readonly byDefault: 'denied' | 'refer';
}
const cases: readonly Case[] = [
  {
    require: { check: 'mask' },
    good: { kind: 'mask', state: 'worn' },
    bad: [{ kind: 'mask', state: 'not-worn' }, 'mask:not-worn'],
    unknown: [{ kind: 'mask', state: 'unknown' }, 'mask:unknown'],
    byDefault: 'denied',
  },
  {
    require: { check: 'itinerary' },
    good: { kind: 'itinerary', state: 'clear' },
    bad: [{ kind: 'itinerary', state: 'listed-area' }, 'itinerary:listed-area'],
    unknown: [{ kind: 'itinerary', state: 'unknown' }, 'itinerary:unknown'],
    byDefault: 'denied',
  },
  {
    require: { check: 'health-status', colour: 'green' },
    good: { kind: 'health-status', colour: 'green' },
    bad: [{ kind: 'health-status', colour: 'yellow' }, 'health-status:yellow'],
    unknown: [{ kind: 'health-status', colour: 'unknown' }, 'health-status:unknown'],
    byDefault: 'refer',
  },
];

describe.each(cases)('the check of $require.check', ({ require, good, bad, unknown, byDefault }) => {
  const at = (...facts: readonly Evidence[]) => decide(requiring(require), facts, context());

  it('passes what is good and refuses what is bad', () => {
    expect(at(good).outcome).toBe('granted');
    expect(at(bad[0])).toMatchObject({ outcome: 'denied', reasons: [bad[1]] });
  });

  it('asks for what was not shown', () => {
    expect(at()).toMatchObject({ outcome: 'needs', missing: [{ what: require.check }] });
  });

  it('grants nothing on an unknown', () => {
    expect(at(unknown[0])).toMatchObject({ outcome: byDefault, reasons: [unknown[1]] });
    for (const [onIndeterminate, outcome] of [
      ['deny', 'denied'],
      ['refer', 'refer'],
    ] as const) {
      const told = requiring({ ...require, onIndeterminate });
      expect(decide(told, [unknown[0]], context()).outcome).toBe(outcome);
    }
  });

  it('goes by the worst of several', () => {
    expect(at(good, unknown[0]).outcome).toBe(byDefault);
    expect(at(unknown[0], good, bad[0]).outcome).toBe('denied');
  });
});

describe('the check of a health status', () => {
  const at = (asked: 'green' | 'yellow' | 'red', colour: 'green' | 'yellow' | 'red') =>
    decide(
      requiring({ check: 'health-status', colour: asked }),
      [{ kind: 'health-status', colour }],
      context(),
    );

  it('is for the colour it names alone', () => {
    for (const colour of ['green', 'yellow', 'red'] as const)
      expect(at(colour, colour).outcome).toBe('granted');
    expect(at('green', 'red')).toMatchObject({ reasons: ['health-status:red'] });
    expect(at('yellow', 'green')).toMatchObject({
      outcome: 'denied',
      reasons: ['health-status:not-accepted'],
    });
  });
});
