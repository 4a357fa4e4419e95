import { expect, test } from 'vitest';
import { periodOf } from './record-period.ts';

const now = Date.UTC(2026, 2, 2, 5);
const midnight = Date.UTC(2026, 2, 2);
const day = 86_400_000;

test('without a word it is the present day, whole, so that the question stays the same', () => {
  expect(periodOf({}, now, 'UTC')).toEqual({ from: midnight, to: midnight + day });
});

test('one end is a day from the other', () => {
  expect(periodOf({ from: 5 }, now, 'UTC')).toEqual({ from: 5, to: 5 + day });
  expect(periodOf({ to: day + 7 }, now, 'UTC')).toEqual({ from: 7, to: day + 7 });
});

test('a period never ends before it begins', () => {
  expect(periodOf({ from: 9, to: 3 }, now, 'UTC')).toEqual({ from: 9, to: 10 });
});
