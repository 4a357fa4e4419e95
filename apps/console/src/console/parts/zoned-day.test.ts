import { expect, test } from 'vitest';
import { inZone, startOfDay } from './zoned-day.ts';

const newYear = Date.UTC(2026, 0, 1, 2);

test('a day begins at the midnight of its zone', () => {
  expect(startOfDay(newYear, 'Asia/Shanghai')).toBe(Date.UTC(2025, 11, 31, 16));
  expect(startOfDay(newYear, 'UTC')).toBe(Date.UTC(2026, 0, 1));
});

test('days before are days of the calendar', () => {
  expect(startOfDay(newYear, 'Asia/Shanghai', 6)).toBe(Date.UTC(2025, 11, 25, 16));
});

test('the hour is that of the zone', () => {
  expect(inZone(newYear, 'Asia/Shanghai').hour()).toBe(10);
});
