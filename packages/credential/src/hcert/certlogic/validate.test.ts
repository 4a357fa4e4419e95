import { expect, test } from 'vitest';
import { validate } from './index.ts';

test('finds nothing wrong with an expression of every kind', () => {
  const moment = { plusTime: [{ var: 'external.validationClock' }, -18, 'year'] };
  const minor = { after: [{ dccDateOfBirth: [{ var: 'payload.dob' }] }, moment] };
  const country = { extractFromUVCI: [{ var: 'payload.v.0.ci' }, 1] };
  const listed = { in: [country, ['AT', 'DE']] };
  const count = { reduce: [{ var: 'l' }, { '+': [{ var: 'accumulator' }, 1] }, 0] };
  expect(validate({ and: [minor, { if: [listed, { '!': [false] }, { '<=': [0, count, 2] }] }] })).toEqual([]);
});

test('tells every fault, wherever it lies, with the part that has it', () => {
  const wrong = [{ '+': [1] }, { plusTime: ['x', 'y', 'z'] }, { extractFromUVCI: ['x', 1.5] }, null];
  const found = validate({ and: [true, wrong] });
  expect(found.map(({ expr }) => expr)).toEqual([wrong[0], wrong[1], wrong[1], wrong[2], null]);
});

test('tells no more than a hundred faults, and does not follow an expression without end', () => {
  expect(validate(Array.from({ length: 1_000 }, () => null))).toHaveLength(100);
  let deep: unknown = true;
  for (let depth = 0; depth < 100_000; depth++) deep = [deep];
  expect(validate(deep)).toHaveLength(1);
});
