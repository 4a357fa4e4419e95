import { Readable } from 'node:stream';
import { csvText } from '@vedette/domain';
import { stringify } from 'csv-stringify';
import type { Table } from './table.ts';

/**
 * A CSV file as it is being made (RFC 4180, UTF-8 with BOM, so that Excel reads Chinese). A cell that a sheet would
 * run as a formula gets an apostrophe. A fault in the middle breaks the file off, so that nobody takes it for whole.
 */
export async function csvAnswer({ name, headings, rows }: Table): Promise<Response> {
  const row = rows[Symbol.asyncIterator]();
  // The first row before the answer begins: what is wrong from the start is a problem and not half a file.
  const first = await row.next();
  const csv = stringify({ bom: true, quoted: true, quoted_empty: true, record_delimiter: '\r\n' });
  const source = Readable.from(cells(headings, first, row));
  source.on('error', (cause) => csv.destroy(new Error('cut off', { cause })));
  csv.on('close', () => {
    source.destroy();
    row.return?.().catch(() => undefined);
  });
  const body = Readable.toWeb(source.pipe(csv)) as ReadableStream<Uint8Array>;
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}.csv"`,
    },
  });
}

async function* cells(
  headings: readonly string[],
  first: IteratorResult<readonly string[]>,
  row: AsyncIterator<readonly string[]>,
): AsyncGenerator<readonly string[]> {
  yield headings.map(csvText);
  for (let next = first; next.done !== true; next = await row.next()) yield next.value.map(csvText);
}
