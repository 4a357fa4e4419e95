import decodeQR from 'qr/decode.js';

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

/** What a phone reads in a code that is given as rows. */
export const readCode = (rows: readonly string[]): string => decodeQR(drawn(rows));
