import { expect, test } from 'vitest';
import { stagesFrom } from './stages.ts';

test('a canary grows fivefold until it is everybody', () => {
  expect(stagesFrom(0.01)).toEqual([0.01, 0.05, 0.25, 1]);
  expect(stagesFrom(0.05)).toEqual([0.05, 0.25, 1]);
});

test('everybody at once is one stage', () => {
  expect(stagesFrom(1)).toEqual([1]);
});
