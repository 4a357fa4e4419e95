import { expect, test } from 'vitest';
import { passState } from './validity.ts';

const pass = { validFrom: 1_000, validTo: 2_000 };

test('a pass is good from its first instant until just before its last', () => {
  const states = [999, 1_000, 1_999, 2_000].map((at) => passState(pass, at));
  expect(states).toEqual(['not-yet', 'valid', 'valid', 'expired']);
});
