import { describe, expect, it } from 'vitest';
import { sameJson } from './same-json.ts';

describe('JSON that says the same', () => {
  it.each([
    [
      { a: 1, b: [true, null] },
      { b: [true, null], a: 1 },
    ],
    ['2021-05-20T12:20:00+00:00', '2021-05-20T14:20:00.000+0200'],
    ['2021-05-20T12:20:00Z', '2021-05-20T12:20:00.971Z'],
  ])('%j and %j', (one, other) => {
    expect(sameJson(one, other)).toBe(true);
  });

  it.each([
    [{ a: 1 }, { a: 1, b: 2 }],
    [
      { a: 1, b: undefined },
      { a: 1, c: 1 },
    ],
    [
      [1, 2],
      [2, 1],
    ],
    ['2021-05-16T12:34:56Z', '2021-05-16T14:34:56Z'],
    ['2021-05-16', '2021-05-16T00:00:00Z'],
    ['1', 1],
    [null, {}],
    [[], {}],
  ])('is not %j and %j', (one, other) => {
    expect(sameJson(one, other)).toBe(false);
  });
});
