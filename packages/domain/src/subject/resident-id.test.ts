import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readResidentId, residentIdCheckDigit } from '../index.ts';

const withCheckDigit = (digits: string): string => `${digits}${residentIdCheckDigit(digits)}`;

/** Numbers as they are given out, by division, day of birth and order. */
const numbers = fc
  .tuple(
    fc.constantFrom('110105', '310101', '440308', '650102', '810000', '830000', '911840'),
    fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([division, born, order]) => {
    const day = born.toISOString().slice(0, 10).replaceAll('-', '');
    return withCheckDigit(`${division}${day}${String(order).padStart(3, '0')}`);
  });

const problemOf = (number: string) => {
  const reading = readResidentId(number);
  return reading.ok ? null : reading.problem;
};

describe('a citizen identification number', () => {
  it('is read as in the example of the standard', () => {
    expect(readResidentId('11010519491231002X')).toEqual({
      ok: true,
      id: { division: '110105', birthDate: '1949-12-31', sex: 'female' },
    });
    expect(residentIdCheckDigit('44052418800101001')).toBe('4');
    expect(readResidentId('440524188001010014')).toMatchObject({ ok: true, id: { sex: 'male' } });
  });

  it('says its division, the day of birth and the sex', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const reading = readResidentId(number);
        const born = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
        expect(reading).toEqual({
          ok: true,
          id: {
            division: number.slice(0, 6),
            birthDate: born,
            sex: Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female',
          },
        });
      }),
    );
  });

  it('with one digit wrong, or two neighbours exchanged, is never another one', () => {
    const place = fc.integer({ min: 0, max: 17 });
    fc.assert(
      fc.property(numbers, place, fc.constantFrom(...'0123456789X'), (number, at, digit) => {
        fc.pre(number.charAt(at) !== digit);
        expect(readResidentId(number.slice(0, at) + digit + number.slice(at + 1)).ok).toBe(false);
      }),
    );
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 16 }), (number, at) => {
        fc.pre(number.charAt(at) !== number.charAt(at + 1));
        const swapped =
          number.slice(0, at) + number.charAt(at + 1) + number.charAt(at) + number.slice(at + 2);
        expect(readResidentId(swapped).ok).toBe(false);
      }),
    );
  });

  it.each([
    ['15 digits, as before 1999', '110105491231002', 'form'],
    ['a small x', '11010519491231002x', 'form'],
    ['X in the middle', '1101051949123X002X', 'form'],
    ['digits of another width', '１１０１０５19491231002X', 'form'],
    ['a line after it', '11010519491231002X\n', 'form'],
    ['nothing', '', 'form'],
    ['no province', withCheckDigit('01010519491231002'), 'division'],
    ['a province that is none', withCheckDigit('16010519491231002'), 'division'],
    ['the 30th of February', withCheckDigit('11010519490230002'), 'birth-date'],
    ['the 29th of February of a common year', withCheckDigit('11010519000229002'), 'birth-date'],
    ['the 13th month', withCheckDigit('11010519491301002'), 'birth-date'],
    ['day 0', withCheckDigit('11010519490100002'), 'birth-date'],
    ['a birth in the year 1066', withCheckDigit('11010510661014002'), 'birth-date'],
    ['another check digit', '110105194912310021', 'check-digit'],
  ])('is refused with %s', (_, number, problem) => {
    expect(problemOf(number)).toBe(problem);
  });

  it('has the 29th of February in leap years alone', () => {
    expect(problemOf(withCheckDigit('11010520000229002'))).toBeNull();
    expect(problemOf(withCheckDigit('11010520040229002'))).toBeNull();
    expect(problemOf(withCheckDigit('11010520050229002'))).toBe('birth-date');
  });

  it('is read from any text without a throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => void readResidentId(text)));
  });
});
