import type { PersonId } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import { lfwTable } from '../fmr/fmr-table.ts';
import { median } from '../statistics/median.ts';
import { derivePolicy } from './derive-policy.ts';
import { type Hits, identificationThreshold, identify } from './identify.ts';

const policy = derivePolicy(lfwTable);
const hits = (...scores: readonly (readonly [string, number])[]): Hits =>
  scores.map(([subject, score]) => ({ subject: subject as PersonId, score }));
const frames = (n: number, one: Hits): Hits[] => Array.from({ length: n }, () => one);

describe('identify', () => {
  it('says nothing before there are enough frames', () => {
    expect(identify(frames(2, hits(['a', 0.9])), policy, 10)).toBeNull();
  });
  it('knows whoever is above the threshold for the number enrolled', () => {
    const seen = frames(3, hits(['a', 0.5], ['b', 0.2]));
    expect(identify(seen, policy, 500)).toMatchObject({
      state: 'identified',
      subject: 'a',
      standing: 'sufficient',
    });
    expect(identify(seen, policy, 501)).toMatchObject({ state: 'not-identified' });
  });
  it('asks for a second factor where there are too many enrolled, unless the site has calibrated', () => {
    const seen = frames(3, hits(['a', 0.7], ['b', 0.2]));
    expect(identify(seen, policy, 5_001)).toMatchObject({ standing: 'needs-second-factor' });
    expect(identify(seen, { ...policy, calibrated: true }, 5_001)).toMatchObject({ standing: 'sufficient' });
  });
  it('does not choose between two who are nearly as like', () => {
    expect(identify(frames(3, hits(['a', 0.6], ['b', 0.56])), policy, 10)).toMatchObject({
      state: 'ambiguous',
    });
  });
  it('takes the median, so that one lucky frame identifies nobody', () => {
    const seen = [hits(['a', 0.9], ['b', 0.1]), hits(['b', 0.2], ['a', 0.1]), hits(['b', 0.2], ['a', 0.1])];
    expect(identify(seen, policy, 10)).toMatchObject({ state: 'not-identified' });
  });
  it('counts whoever is missing from a list with more than he can have had', () => {
    const two = hits(['a', 0.6], ['c', 0.57]);
    expect(identify([two, two, hits(['a', 0.6], ['b', 0.58])], policy, 10)).toMatchObject({
      state: 'ambiguous',
    });
  });
  it('knows nobody in an empty gallery', () => {
    expect(identify(frames(3, []), policy, 0)).toMatchObject({ state: 'not-identified' });
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
