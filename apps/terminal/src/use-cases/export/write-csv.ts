import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { csvText } from './cell-text.ts';

type Row = readonly string[];

/**
 * A CSV file as it is being made (RFC 4180, UTF-8 with BOM so that Excel reads Chinese). Every cell is quoted.
 * @param rows each as many texts as there are headings
 * @param onFault told when the rows break off in the middle: the file is then cut off, and says nothing of it
 * @throws what the rows throw before the first of them
 */
export async function writeCsv(
  headings: Row,
  rows: AsyncIterable<Row>,
  onFault: (cause: unknown) => void,
): Promise<ReadableStream<Uint8Array>> {
  const row = rows[Symbol.asyncIterator]();
  // The first row before the answer begins: what is wrong from the start is a problem and not half a file.
  const first = await row.next();
  const csv = stringify({ bom: true, quoted: true, quoted_empty: true, record_delimiter: '\r\n' });
  const source = Readable.from(cells(headings, first, row));
  source.on('error', (cause) => {
    onFault(cause);
    csv.destroy(new Error('cut off'));
  });
  csv.on('close', () => {
    source.destroy();
    row.return?.().catch(onFault);
  });
  return Readable.toWeb(source.pipe(csv)) as ReadableStream<Uint8Array>;
}

async function* cells(
  headings: Row,
  first: IteratorResult<Row>,
  row: AsyncIterator<Row>,
): AsyncGenerator<Row> {
  yield headings;
  for (let next = first; next.done !== true; next = await row.next()) yield next.value.map(csvText);
}
