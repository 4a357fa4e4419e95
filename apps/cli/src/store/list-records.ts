import type { FinalOutcome, Instant } from '@vedette/domain';
import { eachRecord, type PassRecord, type RecordFilter, type TerminalStore } from '@vedette/store';
import { table } from '../output/table.ts';
import type { Shell } from '../shell.ts';
import { type OwnerEyes, openOwnerEyes } from './owner-eyes.ts';
import { recordJson, recordRow } from './record-lines.ts';
import { withStore } from './with-store.ts';

export interface RecordOptions {
  readonly data: string;
  readonly json?: true;
  readonly from?: Instant;
  readonly to?: Instant;
  readonly outcome?: FinalOutcome;
  readonly limit: number;
  readonly personal?: true;
  readonly reason?: string;
}

type Eyes = OwnerEyes | (() => Promise<null>);

/** Prints records, newest first. @throws as `withStore` */
export function listRecords(shell: Shell, options: RecordOptions): Promise<void> {
  return withStore(shell, options.data, (store) => list(shell, store, options));
}

async function list(shell: Shell, store: TerminalStore, options: RecordOptions): Promise<void> {
  const { from, to, outcome, limit } = options;
  // The line is on the medium before anything is shown.
  if (options.personal === true) await auditLook(store, options);
  const found = takeAtMost(store, { from, to, outcome }, limit);
  const eyes: Eyes = options.personal === true ? await openOwnerEyes(store.duties) : async () => null;
  if (options.json === true) {
    for await (const record of found) await shell.output.json(recordJson(record, await eyes(record)));
    return;
  }
  await printTable(shell, found, eyes, limit);
}

async function auditLook({ audit }: TerminalStore, options: RecordOptions): Promise<void> {
  const { reason = '', from = null, to = null, outcome = null, limit } = options;
  const detail = { by: 'command-line', reason, from, to, outcome, limit };
  await audit.append({ actor: null, action: 'records-shown', detail });
}

async function* takeAtMost(
  store: TerminalStore,
  filter: RecordFilter,
  limit: number,
): AsyncGenerator<PassRecord> {
  let left = limit;
  for await (const record of eachRecord(store.records, filter)) {
    if (left-- === 0) return;
    yield record;
  }
}

/** Rows to be aligned together; a long listing is printed in parts. */
const rowsTogether = 500;

async function printTable(
  shell: Shell,
  found: AsyncIterable<PassRecord>,
  eyes: Eyes,
  limit: number,
): Promise<void> {
  let rows: (readonly string[])[] = [];
  let count = 0;
  const print = async () => {
    for (const text of table(rows)) await shell.output.line(text);
    rows = [];
  };
  for await (const record of found) {
    count++;
    rows.push(recordRow(shell, record, await eyes(record)));
    if (rows.length === rowsTogether) await print();
  }
  await print();
  if (count === 0) await shell.errors.line(shell.words.records.none);
  if (count === limit) await shell.errors.line(shell.words.records.more);
}
