import decodeQR from 'qr/decode.js';
import { expect, test } from 'vitest';
import { codeRows } from './code-rows.ts';

const [quiet, scale] = [4, 4];

/** The rows as a picture, black on white. */
function drawn(rows: readonly string[]) {
  const side = (rows.length + 2 * quiet) * scale;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      const [row, column] = [Math.floor(y / scale) - quiet, Math.floor(x / scale) - quiet];
      if (rows[row]?.[column] === '1') data.fill(0, 4 * (y * side + x), 4 * (y * side + x) + 3);
    }
  return { width: side, height: side, data };
}

test('draws a code that is read again, from its first dark corner to its last', () => {
  const text = 'VP1:6BF:1/D9VHN-THIS.IS+A*PASS';
  const rows = codeRows(text);
  expect((rows.length - 17) % 4).toBe(0);
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([rows.length]));
  expect(rows[0]?.startsWith('1111111')).toBe(true);
  expect(decodeQR(drawn(rows))).toBe(text);
});
