import { describe, expect, it } from 'vitest';
import { isDate, isDateTime, midnightOf, momentOf } from './dates.ts';

describe('a date', () => {
  it.each(['2021-02-28', '2024-02-29', '0001-01-01', '2021-05-18T08:10:00+02:00', '2021-05-01T00:00:00'])(
    'is %s',
    (text) => {
      expect(isDate(text)).toBe(true);
    },
  );

  it.each([
    '2021-02-29',
    '2021-13-01',
    '2021-00-10',
    '2021-1-1',
    '21-01-01',
    '',
    '2021-05-01x',
    null,
    20210501,
  ])('is not %s', (text) => {
    expect(isDate(text)).toBe(false);
  });

  it('begins at midnight in UTC', () => {
    expect(midnightOf('2021-05-18T08:10:00+02:00')).toBe(Date.UTC(2021, 4, 18));
  });
});

describe('a date-time', () => {
  const noon = Date.UTC(2021, 5, 11, 12);

  it.each([
    ['2021-06-11T12:00:00Z', noon],
    ['2021-06-11t12:00:00z', noon],
    ['2021-06-11T14:00:00+02:00', noon],
    ['2021-06-11T14:00:00+0200', noon],
    ['2021-06-11T14:00:00+02', noon],
    ['2021-06-11T08:30:00-03:30', noon],
    ['2021-06-11T12:00:00.123456789Z', noon + 123],
    ['2021-06-11T12:00:00.5Z', noon + 500],
  ])('%s is a moment', (text, moment) => {
    expect(isDateTime(text)).toBe(true);
    expect(momentOf(text)).toBe(moment);
  });

  it.each([
    '2021-06-11T12:00:00',
    '2021-06-11',
    '2021-06-11T24:00:00Z',
    '2021-06-11T12:60:00Z',
    '2021-06-31T12:00:00Z',
    '2021-06-11T12:00:00+24:00',
    '2021-06-11T12:00:00.Z',
    'yesterday',
    7,
  ])('is not %s', (text) => {
    expect(isDateTime(text)).toBe(false);
  });

  it('may be a leap second, which is no moment here', () => {
    expect(isDateTime('2016-12-31T23:59:60Z')).toBe(true);
    expect(momentOf('2016-12-31T23:59:60Z')).toBeNull();
  });
});
