import { expect, it } from 'vitest';
import { celsius, comparisonScore, metres } from '../index.ts';

it('gives a figure its unit and leaves it the same', () => {
  expect([celsius(36.5), metres(0.5), comparisonScore(0.6)]).toEqual([36.5, 0.5, 0.6]);
});
