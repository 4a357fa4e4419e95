import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contexts, duties, evidence, facts, goodFacts, requirement } from '../../test/arbitraries.ts';
import type { DecisionContext, Duty, Evidence, Facts } from '../index.ts';
import { decide, reasonCodes } from '../index.ts';

const mixed: fc.Arbitrary<Facts> = fc.oneof(
  facts,
  facts.map((some) => [...goodFacts, ...some.slice(0, 1)]),
  fc.subarray([...goodFacts]),
);
const runs = { numRuns: 1_000 };
const outcome = (duty: Duty, shown: Facts, context: DecisionContext) => decide(duty, shown, context).outcome;

/** Every piece that leaves something open. A doubt about a face ends with the challenge it passed. */
function isUnknown(piece: Evidence): boolean {
  if (piece.kind === 'presentation-attack')
    return piece.state === 'uncertain' && piece.challenge !== 'passed';
  if (piece.kind === 'identification') return piece.state !== 'identified' && piece.state !== 'vouched';
  if (piece.kind === 'vaccination') return piece.doses === null;
  return Object.values(piece).some((value) => [null, 'unknown', 'uncertain'].includes(value));
}

describe('every decision', () => {
  it('is one of four, with reasons that exist', () => {
    const check = (duty: Duty, shown: Facts, context: DecisionContext): void => {
      const decision = decide(duty, shown, context);
      expect(['granted', 'denied', 'refer', 'needs']).toContain(decision.outcome);
      const said = 'reasons' in decision ? decision.reasons : [];
      expect(reasonCodes).toEqual(expect.arrayContaining([...said, ...decision.notices]));
      expect(new Set(said).size).toBe(said.length);
    };
    fc.assert(fc.property(duties, mixed, contexts, check), runs);
  });

  it('does not depend on the order in which evidence arrives', () => {
    const shuffled = mixed.chain((shown) =>
      fc.tuple(fc.constant(shown), fc.shuffledSubarray([...shown], { minLength: shown.length })),
    );
    const check = (duty: Duty, [one, other]: readonly [Facts, Facts], context: DecisionContext): void => {
      expect(decide(duty, other, context)).toEqual(decide(duty, one, context));
    };
    fc.assert(fc.property(duties, shuffled, contexts, check), runs);
  });

  it('is not granted by adding a check', () => {
    const check = (
      duty: Duty,
      more: Duty['require'][number],
      shown: Facts,
      context: DecisionContext,
    ): void => {
      const stricter = { ...duty, require: [...duty.require, more] };
      fc.pre(outcome(duty, shown, context) !== 'granted');
      expect(outcome(stricter, shown, context)).not.toBe('granted');
    };
    fc.assert(fc.property(duties, requirement, mixed, contexts, check), runs);
  });

  it('is not granted by adding something unknown', () => {
    const check = (duty: Duty, shown: Facts, piece: Evidence, context: DecisionContext): void => {
      fc.pre(outcome(duty, shown, context) !== 'granted');
      expect(outcome(duty, [...shown, piece], context)).not.toBe('granted');
    };
    fc.assert(fc.property(duties, mixed, evidence.filter(isUnknown), contexts, check), runs);
  });

  it('is not granted while a piece that a check asks for is unknown, whatever good stands beside it', () => {
    const asked = ['mask', 'itinerary', 'health-status', 'test', 'screening-temperature', 'vaccination'];
    const open = evidence.filter((piece) => asked.includes(piece.kind) && isUnknown(piece));
    const check = (duty: Duty, shown: Facts, piece: Evidence, context: DecisionContext): void => {
      fc.pre(duty.require.some((rule) => rule.check === piece.kind));
      expect(outcome(duty, [...shown, piece], context)).not.toBe('granted');
    };
    fc.assert(fc.property(duties, mixed, open, contexts, check), runs);
  });

  it('is not granted by evidence after it was denied, while more may come', () => {
    const check = (duty: Duty, shown: Facts, more: Facts, context: DecisionContext): void => {
      const open = { ...context, final: false };
      fc.pre(outcome(duty, shown, open) === 'denied');
      expect(outcome(duty, [...shown, ...more], open)).not.toBe('granted');
    };
    fc.assert(fc.property(duties, mixed, mixed, contexts, check), runs);
  });

  it('never asks for more once it is final, and is then as good as before or a refusal', () => {
    const check = (duty: Duty, shown: Facts, context: DecisionContext): void => {
      const before = outcome(duty, shown, { ...context, final: false });
      const after = outcome(duty, shown, { ...context, final: true });
      expect(after).toBe(before === 'needs' ? 'denied' : before);
    };
    fc.assert(fc.property(duties, mixed, contexts, check), runs);
  });

  it('is reached for facts that are no facts at all', () => {
    const kinds = goodFacts.map((piece) => piece.kind);
    const strange = fc.oneof(
      fc.jsonValue(),
      fc.tuple(fc.constantFrom(...kinds), fc.dictionary(fc.string(), fc.jsonValue())).map(([kind, rest]) => ({
        ...rest,
        kind,
      })),
      fc.record({
        kind: fc.constantFrom(...kinds, 'subject-match', 'constructor'),
        ...Object.fromEntries(
          ['by', 'state', 'subject', 'standing', 'challenge', 'reading', 'distance', 'ambient'].map((key) => [
            key,
            fc.jsonValue(),
          ]),
        ),
        ...Object.fromEntries(
          ['colour', 'method', 'result', 'sampledAt', 'doses', 'lastAt', 'between'].map((key) => [
            key,
            fc.jsonValue(),
          ]),
        ),
      }),
    );
    const check = (duty: Duty, shown: readonly unknown[], context: DecisionContext): void => {
      const decision = decide(duty, shown as Facts, context);
      expect(decision.outcome).toBeTypeOf('string');
    };
    fc.assert(fc.property(duties, fc.array(strange, { maxLength: 4 }), contexts, check), { numRuns: 300 });
  });

  it('grants somebody: the properties above are not empty', () => {
    const granted = fc
      .sample(fc.tuple(duties, mixed, contexts), { numRuns: 2_000, seed: 1 })
      .filter(([duty, shown, context]) => outcome(duty, shown, context) === 'granted');
    expect(granted.length).toBeGreaterThan(50);
  });
});
