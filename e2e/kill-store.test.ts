import { expect, test } from 'vitest';
import { killStore } from './kill-store.ts';

test('a store killed at random moments has every acknowledged record once, and opens by itself', async () => {
  const summary = await killStore(8);
  expect(summary.faults).toEqual([]);
  expect(summary.acknowledged).toBeGreaterThan(0);
});
