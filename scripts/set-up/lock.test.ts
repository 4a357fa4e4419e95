import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from './lock.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vedette-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('lets the second wait until the first is done', async () => {
  const file = join(folder, 'deep', 'lock');
  const order: string[] = [];
  const first = withLock(file, async () => {
    order.push('first in');
    await new Promise((resolve) => setTimeout(resolve, 50));
    order.push('first out');
  });
  await Promise.all([first, withLock(file, async () => void order.push('second in'))]);
  expect(order).toEqual(['first in', 'first out', 'second in']);
  expect(existsSync(file)).toBe(false);
});

test('takes over what a dead process left behind', async () => {
  const file = join(folder, 'lock');
  writeFileSync(file, '4194999');
  await expect(withLock(file, async () => 'in')).resolves.toBe('in');
});

test('takes over from a holder that has gone silent, even when its number lives on in another process', async () => {
  const file = join(folder, 'lock');
  writeFileSync(file, String(process.pid));
  const longAgo = new Date(Date.now() - 120_000);
  utimesSync(file, longAgo, longAgo);
  await expect(withLock(file, async () => 'in')).resolves.toBe('in');
});

test('lets go when the work fails', async () => {
  const file = join(folder, 'lock');
  await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(existsSync(file)).toBe(false);
});
