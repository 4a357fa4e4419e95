import { describe, expect, it } from 'vitest';
import { latestDay, plus, readDateTime } from './date-time.ts';

const iso = (text: string): string | undefined => readDateTime(text)?.toJSON();

describe('a date-time', () => {
  it.each([
    ['2021', '2021-12-31T00:00:00.000Z'],
    ['2020-02', '2020-02-29T00:00:00.000Z'],
    ['2021-05-04', '2021-05-04T00:00:00.000Z'],
    ['2021-05-04T13:37:42', '2021-05-04T13:37:42.000Z'],
    ['2021-05-04T13:37:42Z', '2021-05-04T13:37:42.000Z'],
    ['2021-05-04T13:37:42+1', '2021-05-04T12:37:42.000Z'],
    ['2021-05-04T13:37:42+01', '2021-05-04T12:37:42.000Z'],
    ['2021-05-04T13:37:42+130', '2021-05-04T12:07:42.000Z'],
    ['2021-05-04T13:37:42+0130', '2021-05-04T12:07:42.000Z'],
    ['2021-05-04T13:37:42-1:30', '2021-05-04T15:07:42.000Z'],
    ['2021-05-04T13:37:42-01:30', '2021-05-04T15:07:42.000Z'],
    ['2021-05-04T13:37:42.1', '2021-05-04T13:37:42.100Z'],
    ['2021-05-04T13:37:42.123999Z', '2021-05-04T13:37:42.123Z'],
    ['0001-01-01', '0001-01-01T00:00:00.000Z'],
  ])('is read from %s', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it.each([
    '',
    '21',
    '2021-13',
    '2021-00',
    '2021-02-29',
    '2021-09-99',
    '2021-5-4',
    '2021-05-04T13:37',
    '2021-05-04T24:00:01',
    '2021-05-04T13:60:00Z',
    '2021-05-04T13:37:60Z',
    '2021-05-04 13:37:42Z',
    ' 2021-05-04',
    '2021-05-04T13:37:42+01:300',
    '٢٠٢١',
  ])('is not read from %j', (text) => {
    expect(iso(text)).toBeUndefined();
  });

  it('moves over leap days as the calendar of ECMAScript does', () => {
    const leap = latestDay('2020-02-29');
    const moved = (['day', 'month', 'year'] as const).map((unit) => leap && plus(leap, 1, unit)?.toJSON());
    expect(moved.map((text) => text?.slice(0, 10))).toEqual(['2020-03-01', '2020-03-29', '2021-03-01']);
  });

  it('does not move out of time', () => {
    const start = latestDay('2020');
    expect(start && plus(start, Number.MAX_SAFE_INTEGER, 'year')).toBeUndefined();
  });
});
