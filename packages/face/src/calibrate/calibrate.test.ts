import { describe, expect, it } from 'vitest';
import { derivePolicy } from '../compare/derive-policy.ts';
import { lfwTable } from '../fmr/fmr-table.ts';
import { normalise } from '../reference/normalise.ts';
import { scoreHistogram } from '../statistics/score-histogram.ts';
import { calibrate } from './calibrate.ts';

const policy = derivePolicy(lfwTable);

/** A fixed sequence of numbers around zero. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state / 2 ** 31;
  };
}

/** People of `count` references each, which differ from their own centre by `noise`. */
function people(howMany: number, count: number, noise: number, common = 0) {
  const next = sequence(7);
  const random = (): Float32Array => Float32Array.from({ length: 64 }, next);
  const shared = random();
  return Array.from({ length: howMany }, () => {
    const centre = random().map((value, i) => value + common * (shared[i] ?? 0));
    return Array.from({ length: count }, () => normalise(centre.map((value) => value + noise * next())));
  });
}

describe('calibrate', () => {
  it('counts every comparison of one person and of two', () => {
    const result = calibrate(people(20, 3, 0.3), policy);
    expect(result).toMatchObject({ people: 20, genuine: 60, impostor: (60 * 59) / 2 - 60 });
  });
  it('never proposes less than the model came with', () => {
    const { proposed } = calibrate(people(50, 2, 0.1), policy);
    expect(proposed.verification).toBeGreaterThanOrEqual(policy.verification);
    proposed.identification.forEach(({ threshold }, i) => {
      expect(threshold).toBeGreaterThanOrEqual(policy.identification[i]?.threshold ?? 1);
    });
  });
  it('does not call a handful of people a calibration', () => {
    const result = calibrate(people(10, 2, 0.1), policy);
    expect(result.supported.verification).toBe(false);
    expect(result.proposed.calibrated).toBe(false);
  });
  it('raises the threshold where the people of a site are more like each other', () => {
    const alike = calibrate(people(300, 2, 0.1, 1.2), policy);
    expect(alike.proposed.verification).toBeGreaterThan(policy.verification);
    expect(alike.rates.find(({ threshold }) => threshold > 0.4)?.falseMatch.rate).toBeGreaterThan(0.1);
  });
  it('never lets pass among very many who would not among fewer', () => {
    const { proposed } = calibrate(people(300, 2, 0.1, 1.2), policy);
    const steps = proposed.identification.map(({ threshold }) => threshold);
    expect(proposed.beyond).toBe(Math.max(policy.beyond, ...steps));
    expect(Math.max(...steps)).toBeGreaterThan(policy.beyond);
  });
  it('does not vouch for 1:N by a model that is for 1:1 alone', () => {
    const result = calibrate(people(320, 1, 0), { ...policy, identification: [] });
    expect(result.supported.verification).toBe(true);
    expect(result.proposed.calibrated).toBe(false);
  });
  it('vouches for 1:1 once there are comparisons enough', () => {
    const result = calibrate(people(320, 1, 0), { ...policy, identification: [] });
    expect(result.impostor).toBe((320 * 319) / 2);
    expect(result.supported.verification).toBe(true);
  });
  it('makes every n-th comparison of too many', () => {
    expect(calibrate(people(100, 1, 0), policy, { comparisons: 500 }).impostor).toBeLessThanOrEqual(500);
  });
});

describe('scoreHistogram', () => {
  it('counts a score at the threshold as above it', () => {
    const scores = scoreHistogram();
    for (const score of [-1, 0.41, 0.4099, 1]) scores.add(score);
    expect([scores.countFrom(0.41), scores.countFrom(-1), scores.total]).toEqual([2, 4, 4]);
  });
});
