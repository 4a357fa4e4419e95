import { comparisonScore } from '@vedette/domain';
import { derivePolicy, lfwTable } from '@vedette/face';
import { describe, expect, it } from 'vitest';
import { meaningOf, siteAccuracy, tableAccuracy, unknownAccuracy } from './accuracy.ts';
import { isAsStrictAs, withThreshold } from './comparison-policy.ts';

const policy = derivePolicy(lfwTable);
const accuracy = tableAccuracy(lfwTable);
const meaning = (enrolled: number, of = policy) => meaningOf(accuracy, of, enrolled, policy);

describe('what thresholds mean', () => {
  it('lies within the interval that the counts bear', () => {
    const { falseMatchRate, falseMatchLow, falseMatchHigh } = meaning(500);
    expect(falseMatchLow).toBeLessThanOrEqual(falseMatchRate);
    expect(falseMatchHigh).toBeGreaterThanOrEqual(falseMatchRate);
  });

  it('says between two rows how many of those enrolled are missed', () => {
    expect(accuracy.falseNonMatch(0.476)).toBeCloseTo(447 / 8101, 10);
    expect(accuracy.falseNonMatch((0.476 + 0.575) / 2)).toBeCloseTo((447 + 1401) / 2 / 8101, 10);
    expect([accuracy.falseNonMatch(0.1), accuracy.falseNonMatch(0.9)]).toEqual([88 / 8101, 1]);
  });

  it('grows worse with each person enrolled, and with a lower threshold', () => {
    expect(meaning(100).oneStrangerIn).toBeGreaterThan(meaning(500).oneStrangerIn);
    expect(meaning(500, withThreshold(policy, 0.35, 500)).oneStrangerIn).toBeLessThan(
      meaning(500).oneStrangerIn,
    );
  });

  it('asks for a second factor beyond the last step', () => {
    expect([meaning(5000), meaning(5001)].map((each) => each.needsSecondFactor)).toEqual([false, true]);
  });

  it('is nothing to worry about with nobody enrolled, and everything with a model nobody measured', () => {
    expect(meaning(0).oneStrangerIn).toBe(Number.MAX_SAFE_INTEGER);
    expect(meaningOf(unknownAccuracy, policy, 1, policy)).toMatchObject({
      oneStrangerIn: 1,
      falseNonMatchRate: 1,
    });
  });

  it('of the site’s own people is read from the careful side of each threshold', () => {
    const rate = (value: number) => ({ rate: value, low: 0, high: 1 });
    const site = siteAccuracy(
      [
        { threshold: 0.4, falseMatch: rate(0.01), falseNonMatch: rate(0.1) },
        { threshold: 0.5, falseMatch: rate(0.001), falseNonMatch: rate(0.2) },
      ],
      'site',
    );
    expect([site.falseMatch(0.45).rate, site.falseNonMatch(0.45)]).toEqual([0.01, 0.2]);
    expect([site.falseMatch(0.3).rate, site.falseNonMatch(0.6)]).toEqual([1, 1]);
  });
});

describe('a threshold', () => {
  const thresholds = (value: number, enrolled: number) => {
    const { identification, beyond } = withThreshold(policy, value, enrolled);
    return [...identification.map(({ threshold }) => threshold), beyond];
  };
  const [first = 0, second = 0] = policy.identification.map(({ threshold }) => threshold);

  it('moves the steps of smaller galleries down with it and of larger ones up', () => {
    expect(thresholds(0.3, 100)).toEqual([0.3, second, policy.beyond]);
    expect(thresholds(0.9, 100)).toEqual([0.9, 0.9, 0.9]);
    expect(thresholds(0.3, 3000)).toEqual([0.3, 0.3, policy.beyond]);
    expect(thresholds(0.9, 60_000)).toEqual([first, second, 0.9]);
  });

  it('below another at any size is not as strict as it', () => {
    expect(isAsStrictAs(policy, policy)).toBe(true);
    expect(isAsStrictAs(withThreshold(policy, first - 0.01, 100), policy)).toBe(false);
    expect(isAsStrictAs({ ...policy, verification: comparisonScore(0.1) }, policy)).toBe(false);
  });
});
