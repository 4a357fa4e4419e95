import type { PersonId } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import { lfwTable } from '../fmr/fmr-table.ts';
import { median } from '../statistics/median.ts';
import type { Candidate } from './candidates.ts';
import { derivePolicy } from './derive-policy.ts';
import { identificationThreshold, identify } from './identify.ts';

const policy = derivePolicy(lfwTable);
const people = (...scores: readonly (readonly [string, ...number[]])[]): Candidate[] =>
  scores.map(([subject, ...each]) => ({ subject: subject as PersonId, scores: each }));
const steady = (...scores: readonly (readonly [string, number])[]): Candidate[] =>
  people(...scores.map(([subject, score]) => [subject, score, score, score] as const));

describe('identify', () => {
  it('says nothing before there are enough frames', () => {
    expect(identify(people(['a', 0.9, 0.9]), 2, policy, 10)).toBeNull();
  });
  it('knows whoever is above the threshold for the number enrolled', () => {
    const seen = steady(['a', 0.5], ['b', 0.2]);
    expect(identify(seen, 3, policy, 500)).toMatchObject({
      state: 'identified',
      subject: 'a',
      standing: 'sufficient',
    });
    expect(identify(seen, 3, policy, 501)).toMatchObject({ state: 'not-identified' });
  });
  it('asks for a second factor where there are too many enrolled, unless the site has calibrated', () => {
    const seen = steady(['a', 0.7], ['b', 0.2]);
    expect(identify(seen, 3, policy, 5_001)).toMatchObject({ standing: 'needs-second-factor' });
    expect(identify(seen, 3, { ...policy, calibrated: true }, 5_001)).toMatchObject({
      standing: 'sufficient',
    });
  });
  it('does not choose between two who are nearly as like', () => {
    expect(identify(steady(['a', 0.6], ['b', 0.56]), 3, policy, 10)).toMatchObject({ state: 'ambiguous' });
  });
  it('takes the median, so that one lucky frame identifies nobody', () => {
    const seen = people(['a', 0.9, 0.1, 0.1], ['b', 0.1, 0.2, 0.2]);
    expect(identify(seen, 3, policy, 10)).toMatchObject({ state: 'not-identified' });
  });
  it('ranks by the median whatever order the search gave', () => {
    const seen = steady(['b', 0.2], ['a', 0.7]);
    expect(identify(seen, 3, policy, 10)).toMatchObject({ state: 'identified', subject: 'a' });
  });
  it('knows nobody in an empty gallery', () => {
    expect(identify([], 3, policy, 0)).toMatchObject({ state: 'not-identified' });
  });
});

describe('identificationThreshold', () => {
  it('rises with the number enrolled', () => {
    const at = (n: number) => identificationThreshold(policy, n).threshold;
    expect([at(1), at(500), at(5_000), at(50_000)]).toEqual([0.48, 0.48, 0.54, 0.61]);
  });
});

describe('median', () => {
  it('is the middle value, the lower one of two', () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([5])]).toEqual([2, 2, 5]);
  });
});
