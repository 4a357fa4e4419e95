import { describe, expect, test } from 'vitest';
import { wishOf } from './keys.ts';
import { places } from './places.tsx';

const stroke = (key: string, more = {}) => ({
  key,
  hasControl: false,
  hasAlt: false,
  isBusy: false,
  ...more,
});

describe('a key', () => {
  test('goes to a page after g, and does nothing of the kind without it', () => {
    expect(wishOf(stroke('a'), true)).toEqual({ kind: 'go', to: 'alarms' });
    expect(wishOf(stroke('a'), false)).toBeNull();
  });

  test('does nothing while somebody is writing, except the one that opens the palette', () => {
    expect(wishOf(stroke('?', { isBusy: true }), false)).toBeNull();
    expect(wishOf(stroke('k', { isBusy: true, hasControl: true }), false)).toEqual({ kind: 'palette' });
  });

  test('leaves the browser’s own keys alone', () => {
    expect(wishOf(stroke('t', { hasControl: true }), false)).toBeNull();
    expect(wishOf(stroke('g', { hasAlt: true }), false)).toBeNull();
  });
});

test('every page has a letter of its own', () => {
  expect(new Set(places.map(({ letter }) => letter)).size).toBe(places.length);
});
