import { describe, expect, it } from 'vitest';
import { derivePolicy } from '../compare/derive-policy.ts';
import { strangerOdds } from '../compare/stranger-odds.ts';
import { errorRates, falseMatchRate, lfwTable, thresholdFor } from './fmr-table.ts';

describe('the committed table', () => {
  it('gives the thresholds that the terminal starts with', () => {
    expect(derivePolicy(lfwTable)).toMatchObject({
      verification: 0.41,
      identification: [
        { upTo: 500, threshold: 0.48 },
        { upTo: 5_000, threshold: 0.54 },
      ],
      beyond: 0.61,
      margin: 0.05,
      frames: 3,
      calibrated: false,
    });
  });
  it('carries confidence intervals that its counts bear', () => {
    const rates = errorRates(lfwTable);
    expect(rates[1]?.falseMatch.rate).toBeCloseTo(1e-4, 6);
    expect(rates[1]?.falseNonMatch.rate).toBeCloseTo(0.023, 3);
    for (const { falseMatch } of rates) expect(falseMatch.low).toBeLessThan(falseMatch.rate);
    // Three events in thirty million say little: the interval spans more than a factor of ten.
    const last = rates.at(-1)?.falseMatch;
    expect((last?.high ?? 0) / (last?.low ?? 1)).toBeGreaterThan(10);
  });
  it('is read both ways between its rows and beyond them', () => {
    for (const threshold of [0.3, 0.335, 0.38, 0.45, 0.55, 0.65]) {
      expect(thresholdFor(lfwTable, falseMatchRate(lfwTable, threshold))).toBeCloseTo(threshold, 6);
    }
  });
});

describe('strangerOdds', () => {
  const policy = derivePolicy(lfwTable);
  it('says about one stranger in how many is taken for someone', () => {
    expect(strangerOdds(lfwTable, policy, 500).oneIn).toBe(230);
    expect(strangerOdds(lfwTable, policy, 5_000).oneIn).toBe(190);
  });
  it('falls as more people are enrolled under one threshold', () => {
    const odds = [10, 100, 500].map((n) => strangerOdds(lfwTable, policy, n).oneIn);
    expect(odds).toEqual(odds.toSorted((a, b) => b - a));
  });
  it('has no stranger taken for anyone where nobody is enrolled', () => {
    expect(strangerOdds(lfwTable, policy, 0).oneIn).toBe(Infinity);
  });
});
