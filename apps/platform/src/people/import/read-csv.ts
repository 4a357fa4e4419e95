import { VedetteError } from '@vedette/domain';
import { parse } from 'csv-parse/sync';
import { type Rows, tableLimits } from './limits.ts';

/**
 * A CSV file (RFC 4180) as texts, in UTF-8, UTF-16 or GB 18030, parted by commas, semicolons or tabs. Rows need not be
 * of one length.
 * @throws VedetteError `archive-invalid` for a file that cannot be read, `archive-too-large`
 */
export function readCsv(bytes: Uint8Array): Rows {
  try {
    const text = decoded(bytes);
    const rows: unknown = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      to: tableLimits.rows + 2,
      max_record_size: tableLimits.cell * tableLimits.columns,
    });
    return Array.isArray(rows) ? rows.map(texts) : [];
  } catch {
    throw new VedetteError('archive-invalid', 'caller', { at: 'table' });
  }
}

const texts = (row: unknown): readonly string[] =>
  Array.isArray(row) ? row.slice(0, tableLimits.columns + 1).map(String) : [];

/**
 * What sheets save as "Unicode text" is UTF-16 behind its mark. In China they save CSV as GB 18030, which is hardly ever
 * valid UTF-8 by accident.
 */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le', { fatal: true }).decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be', { fatal: true }).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Whichever parts the headings most often; a heading in quotes may hold another. */
function delimiterOf(text: string): string {
  const [headings = ''] = text.split(/[\r\n]/, 1);
  const bare = headings.replaceAll(/"[^"]*"/g, '');
  const count = (delimiter: string): number => bare.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}
