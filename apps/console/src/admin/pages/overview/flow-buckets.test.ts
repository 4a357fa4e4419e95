import { expect, test } from 'vitest';
import { bucketsOf, countOf, totalOf } from './flow-buckets.ts';

const minute = 60_000;
const flow = [
  { minute: 58 * minute, granted: 2, denied: 1, refer: 0 },
  { minute: 60 * minute, granted: 1, denied: 0, refer: 1 },
];

test('quiet minutes are zero and the last bucket holds the present minute', () => {
  const buckets = bucketsOf(flow, 60 * minute + 30_000, 1, 4);
  expect(buckets.map(countOf)).toEqual([0, 3, 0, 2]);
  expect(buckets.at(-1)?.from).toBe(60 * minute);
});

test('wider buckets lose nobody', () => {
  expect(totalOf(bucketsOf(flow, 60 * minute, 3, 2))).toEqual({ granted: 3, denied: 1, refer: 1 });
});

test('what lies before the first bucket is left out', () => {
  expect(totalOf(bucketsOf(flow, 60 * minute, 1, 1))).toEqual({ granted: 1, denied: 0, refer: 1 });
});
