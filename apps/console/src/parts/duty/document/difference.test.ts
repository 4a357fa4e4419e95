import { expect, test } from 'vitest';
import { differencesOf } from './difference.ts';

test('equal documents do not differ, whatever the order of their sets', () => {
  expect(differencesOf({ alarmOn: ['a', 'b'] }, { alarmOn: ['b', 'a'] })).toEqual([]);
});

test('the version is left out, because the terminal counts it', () => {
  expect(differencesOf({ version: 1 }, { version: 2 })).toEqual([]);
});

test('what was changed, taken away and added is said with its path', () => {
  const before = { failMode: 'secure', endsWith: 'notice', collect: {} };
  const after = { failMode: 'safe', collect: { name: { maxKeep: '14d' } } };
  expect(differencesOf(before, after)).toEqual([
    { path: ['failMode'], before: 'secure', after: 'safe' },
    { path: ['endsWith'], before: 'notice', after: undefined },
    { path: ['collect', 'name', 'maxKeep'], before: undefined, after: '14d' },
  ]);
});

test('a requirement is known by its check, not by its place', () => {
  const mask = { check: 'mask' };
  const staff = { check: 'allow-list', list: 'staff' };
  expect(differencesOf({ require: [mask, staff] }, { require: [staff, mask] })).toEqual([]);
  expect(differencesOf({ require: [staff] }, { require: [{ ...staff, onIndeterminate: 'refer' }] })).toEqual([
    { path: ['require', 'allow-list staff', 'onIndeterminate'], before: undefined, after: 'refer' },
  ]);
});
