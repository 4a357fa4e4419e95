import { VedetteError } from '@vedette/domain';
import { parse } from 'csv-parse/sync';
import { type Rows, tableLimits } from './limits.ts';

/**
 * A CSV file (RFC 4180) as texts, in UTF-8 or GB 18030. Rows need not be of one length.
 * @throws VedetteError `archive-invalid` for a file that cannot be read, `archive-too-large`
 */
export function readCsv(bytes: Uint8Array): Rows {
  try {
    const rows: unknown = parse(decoded(bytes), {
      bom: true,
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

/** Sheets in China save CSV as GB 18030, which is hardly ever valid UTF-8 by accident. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
