import { expect, test } from 'vitest';
import { datesBetween, withHolidays } from './holidays.ts';

test('a period names each of its dates, across a month and a leap day', () => {
  expect(datesBetween('2028-02-28', '2028-03-01')).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
  expect(datesBetween('2026-10-02', '2026-10-01')).toEqual([]);
});

test('the later word on a date counts, and dates stay in order', () => {
  const rest = { date: '2026-10-01', kind: 'holiday' } as const;
  const work = { date: '2026-10-01', kind: 'workday', as: 1 } as const;
  const early = { date: '2026-01-01', kind: 'holiday' } as const;
  expect(withHolidays([rest], [early, work])).toEqual([early, work]);
});
