import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprint } from './fingerprint.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vedette-print-'));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'src', 'a.ts'), 'a');
});
afterEach(() => rmSync(folder, { recursive: true }));

const print = () => fingerprint(folder, ['src', 'missing']);

test('stays when nothing changed, or only what was built', () => {
  const before = print();
  mkdirSync(join(folder, 'src', 'dist'));
  writeFileSync(join(folder, 'src', 'dist', 'b.js'), 'b');
  expect(print()).toBe(before);
});

test('changes with a content, a name, and a file that appears', () => {
  const seen = new Set([print()]);
  writeFileSync(join(folder, 'src', 'a.ts'), 'b');
  seen.add(print());
  writeFileSync(join(folder, 'src', 'c.ts'), '');
  seen.add(print());
  writeFileSync(join(folder, 'missing'), '');
  seen.add(print());
  expect(seen.size).toBe(4);
});
