import { Worker } from 'node:worker_threads';
import { VedetteError } from '@vedette/domain';
import type { SheetMessage } from './sheet-thread.ts';

type Row = readonly string[];

/** A sheet is made in memory, some 5 kB a row; more rows than this go out as CSV. */
export const sheetRowsMax = 50_000;
const batchSize = 500;

/**
 * One sheet, every cell of it text, made in a thread so that no door waits for it.
 * @throws VedetteError `sheet-too-large` beyond `sheetRowsMax` rows
 */
export async function writeXlsx(headings: Row, rows: AsyncIterable<Row>): Promise<Uint8Array<ArrayBuffer>> {
  const thread = new Worker(new URL('./sheet-thread.ts', import.meta.url));
  const sheet = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', () => reject(new VedetteError('internal', 'self', { at: 'sheet' })));
  });
  // Heard at the end; until then it must not end the process as unheard.
  sheet.catch(() => undefined);
  const send = (message: SheetMessage): void => thread.postMessage(message);
  try {
    send([headings]);
    for await (const batch of inBatches(rows)) send(batch);
    send(null);
    return await sheet;
  } finally {
    await thread.terminate();
  }
}

async function* inBatches(rows: AsyncIterable<Row>): AsyncGenerator<readonly Row[]> {
  let batch: Row[] = [];
  let count = 0;
  for await (const row of rows) {
    count += 1;
    if (count > sheetRowsMax) {
      throw new VedetteError('sheet-too-large', 'caller', { at: 'rows', values: { limit: sheetRowsMax } });
    }
    batch.push(row);
    if (batch.length === batchSize) {
      yield batch;
      batch = [];
    }
  }
  yield batch;
}
