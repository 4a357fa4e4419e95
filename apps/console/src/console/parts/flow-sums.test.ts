import type { FlowCountView } from '@vedette/contract/platform';
import { expect, test } from 'vitest';
import { stepsBetween, sumOf, sumsBy } from './flow-sums.ts';

const count = (site: number, outcome: FlowCountView['outcome'], n: number): FlowCountView => ({
  ...{ site, outcome, count: n, lane: null, at: 0, direction: 'in', notTaken: 1 },
});

test('counts are summed by outcome and in all', () => {
  const sum = sumOf([count(1, 'granted', 3), count(1, 'denied', 2), count(2, 'granted', 4)]);
  expect(sum).toEqual({ granted: 7, refer: 0, denied: 2, total: 9, notTaken: 3 });
});

test('each group has a sum of its own', () => {
  const sums = sumsBy(
    [count(1, 'granted', 3), count(2, 'refer', 1), count(1, 'granted', 2)],
    ({ site }) => site,
  );
  expect([...sums].map(([site, { total }]) => [site, total])).toEqual([
    [1, 5],
    [2, 1],
  ]);
});

test('steps begin with the first moment and end before the last', () => {
  expect(stepsBetween(0, 30, 10)).toEqual([0, 10, 20]);
  expect(stepsBetween(0, 31, 10)).toEqual([0, 10, 20, 30]);
  expect(stepsBetween(30, 0, 10)).toEqual([]);
});
