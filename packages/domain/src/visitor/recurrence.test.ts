import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOf, dayNumber, occurrences, type Recurrence, recurrenceLimits, weekdayOf } from '../index.ts';

const rule: Recurrence = {
  ...{ weekdays: [1, 3], everyWeeks: 1, from: '2026-11-24', until: '2026-12-09', except: [] },
  ...{ skipHolidays: true, startMinute: 540, minutes: 60 },
};
const dates = (change: Partial<Recurrence>, holidays = new Map()) => {
  const found = occurrences({ ...rule, ...change }, holidays);
  return found.ok ? found.days.map(({ date }) => date) : found.problem;
};

describe('the number of a day', () => {
  it('is that of the calendar, leap days and centuries included', () => {
    for (const date of ['1970-01-01', '1969-12-31', '2000-02-29', '2026-11-24', '1900-03-01', '9999-12-31'])
      expect(dayNumber(date)).toBe(Date.parse(`${date}T00:00:00Z`) / 86_400_000);
    for (const none of ['2026-02-29', '2026-13-01', '2026-1-1', '', 'x', '２０２６-01-01'])
      expect(dayNumber(none)).toBeNull();
  });

  it('leads back to the date and tells the weekday', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (number) => {
        expect(dayNumber(dateOf(number))).toBe(number);
        const weekday = new Date(number * 86_400_000).getUTCDay();
        expect(weekdayOf(number)).toBe(weekday === 0 ? 7 : weekday);
      }),
    );
  });
});

describe('a visit that comes back', () => {
  it('comes on its weekdays between its days', () => {
    expect(dates({})).toEqual(['2026-11-25', '2026-11-30', '2026-12-02', '2026-12-07', '2026-12-09']);
    expect(dates({ everyWeeks: 2 })).toEqual(['2026-11-25', '2026-12-07', '2026-12-09']);
    expect(dates({ except: ['2026-11-30'], until: '2026-12-02' })).toEqual(['2026-11-25', '2026-12-02']);
  });

  it('leaves holidays out and comes on make-up workdays, when it is told to', () => {
    const holidays = new Map([
      ['2026-11-25', { kind: 'holiday' as const }],
      ['2026-11-28', { kind: 'workday' as const, as: 3 as const }],
    ]);
    expect(dates({ until: '2026-11-30' }, holidays)).toEqual(['2026-11-28', '2026-11-30']);
    expect(dates({ until: '2026-11-30', skipHolidays: false }, holidays)).toEqual([
      '2026-11-25',
      '2026-11-30',
    ]);
  });

  it('may last into the next day', () => {
    const night = occurrences({ ...rule, startMinute: 1_320, minutes: 480, until: '2026-11-25' });
    expect(night).toEqual({
      ok: true,
      days: [{ date: '2026-11-25', fromMinute: 1_320, untilMinute: 1_800 }],
    });
  });

  it('is refused for what it says wrong', () => {
    expect(dates({ weekdays: [] })).toBe('weekdays');
    expect(dates({ from: '2026-02-30' })).toBe('from');
    expect(dates({ until: '2026-11-23' })).toBe('until');
    expect(dates({ until: '2028-11-23' })).toBe('too-long');
    expect(dates({ until: '2026-11-24' })).toBe('none');
    expect(dates({ weekdays: [1, 2, 3, 4, 5, 6, 7], until: '2027-11-23' })).toBe('too-many');
    expect(dates({ startMinute: 1_440 })).toBe('startMinute');
    expect(dates({ minutes: 0 })).toBe('minutes');
    expect(dates({ everyWeeks: 0.5 })).toBe('everyWeeks');
    expect(dates({ except: ['tomorrow'] })).toBe('except');
  });

  it('never gives more than it may, whatever it is asked', () => {
    const odd = fc.oneof(fc.integer(), fc.double(), fc.constant(Number.NaN));
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('2026-01-01', '2026-12-31', '9999-12-31', '0000-01-01'),
    );
    const anyRule = fc.record({
      ...{ weekdays: fc.array(fc.oneof(odd, fc.integer({ min: 1, max: 7 }))), everyWeeks: odd, from: text },
      ...{ until: text, except: fc.array(text), skipHolidays: fc.boolean(), startMinute: odd, minutes: odd },
    });
    fc.assert(
      fc.property(anyRule, (given) => {
        const found = occurrences(given as unknown as Recurrence);
        if (found.ok) expect(found.days.length).toBeLessThanOrEqual(recurrenceLimits.occurrences);
      }),
    );
  });
});
