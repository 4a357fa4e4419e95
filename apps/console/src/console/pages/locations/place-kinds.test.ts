import { expect, test } from 'vitest';
import { kindsBelow } from './place-kinds.ts';

test('what lies in a place is narrower than it; an area may hold areas', () => {
  expect(kindsBelow('site')).toEqual(['building', 'area', 'access-point', 'lane']);
  expect(kindsBelow('area')).toEqual(['area', 'access-point', 'lane']);
  expect(kindsBelow('lane')).toEqual([]);
});

test('nothing narrower than a site stands at the top', () => {
  expect(kindsBelow(null)).toEqual(['city', 'district', 'street', 'site']);
});
