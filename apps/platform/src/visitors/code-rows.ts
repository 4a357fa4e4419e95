import encodeQR from 'qr';

/** The library draws no code without a border; whoever shows it makes a quiet zone of its own. */
const border = 1;

/** A QR code as rows of `0` and `1`, without its quiet zone; error correction M, as phones at arm's length need. */
export function codeRows(text: string): readonly string[] {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border }).slice(border, -border);
  return rows.map((row) =>
    row
      .slice(border, -border)
      .map((dark) => (dark ? '1' : '0'))
      .join(''),
  );
}
