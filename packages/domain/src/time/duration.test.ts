import { describe, expect, it } from 'vitest';
import { after, duration, elapsed, instant, parseDuration } from '../index.ts';

describe('a duration', () => {
  it.each([
    ['0d', 0],
    ['30s', 30_000],
    ['15m', 900_000],
    ['72h', 259_200_000],
    ['14d', 1_209_600_000],
  ])('reads %s', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });

  it.each(['', 'd', '1', '1.5h', '-1d', '01d', '1w', ' 1d', '1d ', '1234567d'])(
    'does not read %j',
    (text) => {
      expect(parseDuration(text)).toBeUndefined();
    },
  );

  it('lies between two instants', () => {
    expect(after(instant(10), duration(5))).toBe(15);
    expect(elapsed(instant(10), instant(15))).toBe(5);
  });
});
