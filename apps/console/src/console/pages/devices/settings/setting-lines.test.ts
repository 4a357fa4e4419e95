import { expect, test } from 'vitest';
import { linesOf, readValue, settingsOf } from './setting-lines.ts';

test('a value is what it reads as', () => {
  expect(['true', '-3.5', 'null', ' east gate ', '"42"', '007'].map(readValue)).toEqual([
    ...[true, -3.5, null, 'east gate', '42'],
    // No number is written so: it would lose its noughts.
    '007',
  ]);
});

test('every value survives being shown and typed again', () => {
  const settings = [
    ['a', 'text'],
    ['b', '12'],
    ['c', 12],
    ['d', false],
    ['e', null],
    ['f', '"quoted"'],
    ['g', ''],
  ] as const;
  expect(settingsOf(linesOf(settings))).toEqual(settings);
});
