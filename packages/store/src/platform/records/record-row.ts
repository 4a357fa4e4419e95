import type { Completion, Instant } from '@vedette/domain';
import { completionCode, directionCode, outcomeCode } from './codes.ts';
import type { CopyValue } from './copy-text.ts';
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

const instantText = (at: number): string => new Date(at).toISOString();
const orNull = (words: readonly string[]): readonly string[] | null => (words.length === 0 ? null : words);

/** @param receivedAt as PostgreSQL reads an instant */
export function copyValues(row: RecordRow, receivedAt: string): readonly CopyValue[] {
  const { header, subjectTag, body } = row.entry;
  const { completion } = row;
  return [
    instantText(header.occurredAt),
    receivedAt,
    completion === null ? null : instantText(completion.at),
    row.seq,
    row.device.site,
    row.lane,
    row.device.number,
    row.duty,
    directionCode(header.direction),
    outcomeCode(header.outcome),
    completion === null ? null : completionCode(completion.completion),
    header.manual,
    header.id,
    orNull(header.by),
    orNull(header.reasons),
    orNull(header.notices),
    subjectTag === null ? null : Buffer.from(subjectTag, 'base64url'),
    body?.keyId ?? null,
    body?.bytes ?? null,
  ];
}
