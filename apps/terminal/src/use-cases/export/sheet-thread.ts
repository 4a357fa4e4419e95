import { parentPort } from 'node:worker_threads';
import writeXlsxFile, { type Row } from 'write-excel-file/node';
import { sheetText } from './cell-text.ts';

/** Rows of texts, the headings first; null after the last. */
export type SheetMessage = readonly (readonly string[])[] | null;

const data: Row[] = [];

parentPort?.on('message', (rows: SheetMessage) => {
  if (rows === null) void finish();
  else for (const row of rows) data.push(row.map(data.length === 0 ? headingCell : cell));
});

const cell = (value: string) => ({ value: sheetText(value), type: String });
const headingCell = (value: string) => ({ ...cell(value), fontWeight: 'bold' }) as const;

async function finish(): Promise<void> {
  const bytes = new Uint8Array(await writeXlsxFile(data).toBuffer());
  parentPort?.postMessage(bytes, [bytes.buffer]);
}
