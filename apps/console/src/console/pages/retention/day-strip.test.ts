import { expect, it } from 'vitest';
import { daysBetween, lookOf, sumsOf } from './day-strip.tsx';

const day = (change: object = {}) => ({
  ...{ day: '2026-12-01', alive: 0, pending: 0, gone: 0, isHeld: false },
  ...change,
});

it('shows a day by what of it is still there', () => {
  expect(lookOf(undefined)).toBe('empty');
  expect(lookOf(day({ alive: 1, pending: 2, gone: 3 }))).toBe('alive');
  expect(lookOf(day({ pending: 1, gone: 3 }))).toBe('pending');
  expect(lookOf(day({ gone: 3 }))).toBe('gone');
});

it('counts a hold only where it keeps something', () => {
  const days = [day({ alive: 2, isHeld: true }), day({ gone: 1, isHeld: true }), day({ pending: 1 })];
  expect(sumsOf(days)).toEqual({ alive: 1, pending: 1, gone: 1, held: 1 });
});

it('has every day of the calendar once, over the ends of months', () => {
  expect(daysBetween('2026-11-29', '2026-12-02')).toEqual([
    ...['2026-11-29', '2026-11-30', '2026-12-01', '2026-12-02'],
  ]);
  expect(daysBetween('2026-12-02', '2026-12-01')).toEqual([]);
});
