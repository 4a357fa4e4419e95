import encodeQR from 'qr';

/** A QR code as rows of `0` and `1`, without its quiet zone; error correction M, as phones at arm's length need. */
export function codeRows(text: string): readonly string[] {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 0 });
  return rows.map((row) => row.map((dark) => (dark ? '1' : '0')).join(''));
}
