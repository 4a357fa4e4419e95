import type { Completion, Instant } from '@vedette/domain';
import { completionCode, directionCode, outcomeCode } from './codes.ts';
import { CopyBinary } from './copy-binary.ts';
import type { KnownDevice } from './directory.ts';
import type { LogEntry } from './port.ts';

export type RecordEntry = Extract<LogEntry, { kind: 'pass-record' }>;
export type CompletionEntry = Extract<LogEntry, { kind: 'pass-completion' }>;

/** Columns of `pass_record` in the order in which a row is copied. */
export const recordColumns = [
  ...['occurred_at', 'received_at', 'completed_at', 'seq', 'site_id', 'lane', 'device', 'duty'],
  ...['direction', 'outcome', 'completion', 'manual', 'id', 'identified_by', 'reasons', 'notices'],
  ...['subject_tag', 'body_key', 'body'],
] as const;

/** What one record becomes. */
export interface RecordRow {
  readonly seq: number;
  readonly device: KnownDevice;
  readonly lane: number;
  readonly duty: number;
  readonly entry: RecordEntry;
  /** Where it came in the same batch. */
  completion: { readonly completion: Completion; readonly at: Instant } | null;
}

/** What a row takes with a body as usual; a guess, so that the memory for a batch is taken once. */
const usualRow = 640;

/** Rows for a binary COPY into the columns above. */
export function copyOf(rows: readonly RecordRow[], receivedAt: number): Buffer {
  const copy = new CopyBinary(rows.length * usualRow);
  for (const row of rows) writeRow(copy, row, receivedAt);
  return copy.end();
}

function writeRow(copy: CopyBinary, row: RecordRow, receivedAt: number): void {
  const { header, subjectTag, body } = row.entry;
  const { completion } = row;
  copy.row(recordColumns.length);
  copy.timestamp(header.occurredAt);
  copy.timestamp(receivedAt);
  if (completion === null) copy.missing();
  else copy.timestamp(completion.at);
  copy.bigint(row.seq);
  for (const number of [row.device.site, row.lane, row.device.number, row.duty]) copy.int(number);
  copy.smallint(directionCode(header.direction));
  copy.smallint(outcomeCode(header.outcome));
  if (completion === null) copy.missing();
  else copy.smallint(completionCode(completion.completion));
  copy.boolean(header.manual);
  copy.uuid(header.id);
  for (const words of [header.by, header.reasons, header.notices]) writeWords(copy, words);
  writePersonal(copy, subjectTag, body);
}

function writeWords(copy: CopyBinary, words: readonly string[]): void {
  if (words.length === 0) copy.missing();
  else copy.texts(words);
}

function writePersonal(
  copy: CopyBinary,
  subjectTag: RecordEntry['subjectTag'],
  body: RecordEntry['body'],
): void {
  if (subjectTag === null) copy.missing();
  else copy.base64url(subjectTag);
  if (body === null) {
    copy.missing();
    copy.missing();
  } else {
    copy.text(body.keyId);
    copy.bytes(body.bytes);
  }
}
