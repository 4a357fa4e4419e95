import encodeQR from 'qr';

/** The library draws no code without a border; the page that shows it makes a quiet zone of its own. */
const border = 1;

/** A QR code as rows of `0` and `1`, without its quiet zone; error correction M, as phones at arm's length need. */
export function codeRows(text: string): readonly string[] {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border });
  const inner = <T>(line: readonly T[]): readonly T[] => line.slice(border, -border);
  return inner(rows).map((row) =>
    inner(row)
      .map((dark) => (dark ? '1' : '0'))
      .join(''),
  );
}
