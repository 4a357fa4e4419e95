/** One value in the text form of COPY; null is `\N`. */
export type CopyValue = string | number | boolean | Uint8Array | readonly string[] | null;

/**
 * Rows in the text form of COPY (PostgreSQL, "COPY", file formats): tabs between values, a newline after each row.
 * Texts must hold no backslash, tab or newline: every caller has checked them against an alphabet that has none.
 */
export function copyText(rows: readonly (readonly CopyValue[])[]): string {
  let text = '';
  for (const row of rows) {
    for (let i = 0; i < row.length; i += 1) {
      if (i > 0) text += '\t';
      text += valueText(row[i] ?? null);
    }
    text += '\n';
  }
  return text;
}

function valueText(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (value instanceof Uint8Array)
    return `\\\\x${Buffer.from(value.buffer, value.byteOffset, value.length).toString('hex')}`;
  // Quoted, since `null` without quotes is no word.
  return `{${value.map((word) => `"${word}"`).join(',')}}`;
}
