import { Worker } from 'node:worker_threads';
import { VedetteError } from '@vedette/domain';
import type { Table } from './table.ts';

/** A sheet is made in memory, some 5 kB a row; more rows than this go out as CSV. */
const rowsMax = 20_000;

/** One sheet, every cell of it text, so that nothing is ever a formula. @throws `upload-too-large` beyond 20,000 rows */
export async function sheetAnswer({ name, headings, rows }: Table): Promise<Response> {
  const all: (readonly string[])[] = [headings];
  for await (const row of rows) {
    if (all.length > rowsMax)
      throw new VedetteError('upload-too-large', 'caller', { at: 'rows', values: { limit: rowsMax } });
    all.push(row);
  }
  return new Response(await sheetOf(all), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="${name}.xlsx"`,
    },
  });
}

async function sheetOf(rows: readonly (readonly string[])[]): Promise<Uint8Array<ArrayBuffer>> {
  const thread = new Worker(new URL('./sheet-thread.ts', import.meta.url), { workerData: rows });
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
  thread.once('message', resolve);
  thread.once('error', reject);
  thread.once('exit', () => reject(new VedetteError('internal', 'self', { at: 'sheet' })));
  try {
    return await promise;
  } finally {
    await thread.terminate();
  }
}
