import encodeQR from 'qr';

/** Light modules around the code, without which scanners do not find it (ISO/IEC 18004). */
const quietZone = 4;

/** Where the dark modules of a row begin, and how many there are, as one path over the whole code. */
export function darkPath(rows: readonly (readonly boolean[])[]): string {
  return rows
    .map((row, y) =>
      runsOf(row)
        .map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`)
        .join(''),
    )
    .join('');
}

function runsOf(row: readonly boolean[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  row.forEach((isDark, x) => {
    const last = runs[runs.length - 1];
    if (!isDark) return;
    if (last !== undefined && last[0] + last[1] === x) last[1] += 1;
    else runs.push([x, 1]);
  });
  return runs;
}

/** Rows of a code of error correction M with its quiet zone. */
export const codeRows = (text: string): readonly (readonly boolean[])[] =>
  encodeQR(text, 'raw', { ecc: 'medium', border: quietZone });
