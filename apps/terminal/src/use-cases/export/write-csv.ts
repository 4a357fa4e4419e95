import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { csvText } from './cell-text.ts';

/**
 * A CSV file as it is being made (RFC 4180, UTF-8 with BOM so that Excel reads Chinese). Every cell is quoted.
 * @param rows each as many texts as there are headings
 */
export function writeCsv(
  headings: readonly string[],
  rows: AsyncIterable<readonly string[]>,
): ReadableStream<Uint8Array> {
  const csv = stringify({ bom: true, quoted: true, quoted_empty: true, record_delimiter: '\r\n' });
  const source = Readable.from(cells(headings, rows));
  source.on('error', (cause) => csv.destroy(cause));
  csv.on('close', () => source.destroy());
  return Readable.toWeb(source.pipe(csv)) as ReadableStream<Uint8Array>;
}

async function* cells(
  headings: readonly string[],
  rows: AsyncIterable<readonly string[]>,
): AsyncGenerator<readonly string[]> {
  yield headings;
  for await (const row of rows) yield row.map(csvText);
}
