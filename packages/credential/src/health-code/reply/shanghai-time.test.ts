import { instant } from '@vedette/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactShanghaiTime, formatShanghaiTime, parseShanghaiTime } from './shanghai-time.ts';

const at = (text: string) => Date.parse(text);

describe('a time of Beijing without a zone', () => {
  it.each([
    ['2022-01-21 13:16:00', '2022-01-21T13:16:00+08:00'],
    ['2022-01-21T13:16:00', '2022-01-21T13:16:00+08:00'],
    ['2022-01-21 13:16', '2022-01-21T13:16:00+08:00'],
    ['2022-01-21', '2022-01-21T00:00:00+08:00'],
    ['20210327T095032', '2021-03-27T09:50:32+08:00'],
    ['20210327', '2021-03-27T00:00:00+08:00'],
    ['2024-02-29', '2024-02-29T00:00:00+08:00'],
  ])('is read: %s', (text, expected) => {
    expect(parseShanghaiTime(text)).toBe(at(expected));
  });

  it.each([
    '',
    'null',
    '0',
    '1660000000000',
    '2022-13-01',
    '2022-02-29',
    '2022-01-21 24:00:00',
    '2022-01-21 13:60:00',
    '2022-01-21 13:16:61',
    '2022-01-21 13:16:00Z',
    '2022-01-21 13:16:00+08:00',
    '21/01/2022',
    '２０２２-01-21',
    ' 2022-01-21',
  ])('is none: %s', (text) => {
    expect(parseShanghaiTime(text)).toBeNull();
  });

  it('is the same after it was written and read, to the second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
        const moment = instant(seconds * 1_000);
        expect(parseShanghaiTime(formatShanghaiTime(moment))).toBe(moment);
        expect(parseShanghaiTime(compactShanghaiTime(moment))).toBe(moment);
      }),
    );
  });

  it('never fails, whatever is written', () => {
    const likely = fc.stringMatching(/^[\d\-: T]{0,24}$/);
    fc.assert(
      fc.property(fc.oneof(likely, fc.string()), (text) => {
        const read = parseShanghaiTime(text);
        expect(read === null || Number.isFinite(read)).toBe(true);
      }),
    );
  });
});
