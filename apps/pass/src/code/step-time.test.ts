import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secondsLeft, stepLeft, untilNextStep } from './step-time.ts';

const noon = Date.UTC(2026, 11, 1, 4);

describe('the time that is left of a step', () => {
  it('counts from 10 down to 1 and never shows 0', () => {
    const shown = Array.from({ length: 10 }, (_, second) => secondsLeft(noon + second * 1_000));
    expect(shown).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(secondsLeft(noon + 9_999)).toBe(1);
    expect(secondsLeft(noon + 10_000)).toBe(10);
  });

  it('always ends where the next step begins', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 4e12 }), (at) => {
        expect(Math.abs((at + untilNextStep(at)) % 10_000)).toBe(0);
        expect(stepLeft(at)).toBeGreaterThan(0);
        expect(stepLeft(at)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
