import fc from 'fast-check';
import { expect, test } from 'vitest';
import { darkPath } from './code-rows.ts';

/** The modules that a path of runs covers. */
function painted(path: string, size: number): boolean[][] {
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let at = Number(x); at < Number(x) + Number(length); at++) {
      const row = rows[Number(y)];
      if (row !== undefined) row[at] = true;
    }
  return rows;
}

test('a path covers exactly the dark modules', () => {
  const size = 9;
  const row = fc.array(fc.boolean(), { minLength: size, maxLength: size });
  fc.assert(
    fc.property(fc.array(row, { minLength: size, maxLength: size }), (rows) => {
      expect(painted(darkPath(rows), size)).toEqual(rows);
    }),
  );
});
