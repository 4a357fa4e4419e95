import { Worker } from 'node:worker_threads';
import { VedetteError } from '@vedette/domain';
import type { Table } from './table.ts';

/** A sheet is made in memory, some 5 kB a row; more rows than this go out as CSV. */
const rowsMax = 20_000;

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/**
 * What a sheet is to hold, before anything is handed out: an approval that is good once is not spent on what cannot be
 * made. @throws VedetteError `sheet-too-large` beyond 20,000 rows
 */
export async function sheetOf({ name, headings, rows }: Table): Promise<Sheet> {
  const all: (readonly string[])[] = [headings];
  for await (const row of rows) {
    if (all.length > rowsMax)
      throw new VedetteError('sheet-too-large', 'caller', { at: 'rows', values: { limit: rowsMax } });
    all.push(row);
  }
  return { name, rows: all };
}

/** Every cell of it is text, so that nothing is ever a formula. */
export async function sheetAnswer({ name, rows }: Sheet): Promise<Response> {
  return new Response(await bytesOf(rows), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="${name}.xlsx"`,
    },
  });
}

async function bytesOf(rows: readonly (readonly string[])[]): Promise<Uint8Array<ArrayBuffer>> {
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
