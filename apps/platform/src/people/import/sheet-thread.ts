import { parentPort, workerData } from 'node:worker_threads';
import { readSheet } from 'read-excel-file/node';
import { tableLimits } from './limits.ts';

/** Reads the first sheet of a workbook that was packed anew; runs in a thread with little memory and time. */
const rows = await readSheet(Buffer.from(workerData as Uint8Array));
const text = (cell: unknown): string => {
  if (cell === null || cell === undefined) return '';
  // A date of a sheet has no zone; the library gives it as if it were UTC.
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return String(cell).slice(0, tableLimits.cell + 1);
};
const read = rows
  .slice(0, tableLimits.rows + 2)
  .map((row) => row.slice(0, tableLimits.columns + 1).map(text));
parentPort?.postMessage(read);
