import { expect, test } from 'vitest';
import { readCode } from '../../test/read-code.ts';
import { codeRows } from './code-rows.ts';

test('draws a code that is read again, from its first dark corner to its last', () => {
  const text = 'VP1:6BF:1/D9VHN-THIS.IS+A*PASS';
  const rows = codeRows(text);
  expect((rows.length - 17) % 4).toBe(0);
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([rows.length]));
  expect(rows[0]?.startsWith('1111111')).toBe(true);
  expect(readCode(rows)).toBe(text);
});
