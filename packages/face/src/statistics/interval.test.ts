import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateInterval } from './interval.ts';

describe('rateInterval', () => {
  // Published values of the Clopper-Pearson interval.
  it.each([
    [0, 10, 0, 0.3085],
    [1, 10, 0.0025, 0.445],
    [5, 10, 0.1871, 0.8129],
    [10, 10, 0.6915, 1],
    [3, 1000, 0.00062, 0.00874],
  ])('of %i in %i reaches from %f to %f', (events, trials, low, high) => {
    const interval = rateInterval(events, trials);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });
  it('follows the rule of three where nothing happened in many trials', () => {
    expect(rateInterval(0, 1_000_000).high * 1_000_000).toBeCloseTo(3.69, 2);
  });
  it('knows nothing without trials', () => {
    expect(rateInterval(0, 0)).toEqual({ rate: 0, low: 0, high: 1 });
  });
  it('holds the rate between its ends, for millions of trials too', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, p) => {
          const { rate, low, high } = rateInterval(Math.floor(n * p), n);
          expect(low).toBeLessThanOrEqual(rate + 1e-12);
          expect(high).toBeGreaterThanOrEqual(rate - 1e-12);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 60 },
    );
  });
});
