import { expect, test } from 'vitest';
import { stateOf } from './pass-state.ts';

const pass = { revokedAt: null, notBefore: 10, notAfter: 20 };

test('a pass is valid from its first instant, over at its last, and revoked whenever it was', () => {
  expect([9, 10, 19, 20].map((at) => stateOf(pass, at))).toEqual(['notYet', 'valid', 'valid', 'over']);
  expect(stateOf({ ...pass, revokedAt: 5 }, 15)).toBe('revoked');
});
