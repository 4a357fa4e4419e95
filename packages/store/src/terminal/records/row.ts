import {
  type CollectableField,
  type Completion,
  type Instant,
  type PassageId,
  type PassBody,
  type PassHeader,
  Personal,
} from '@vedette/domain';
import type { StoreContext } from '../context.ts';
import { invalid, longText, shortText } from '../database/input.ts';
import type { RecordsSchema } from '../database/schema.ts';
import type { CollectionRules } from '../duties/collection-rules.ts';
import type { PassRecord, RecordSeq, SubjectTag } from './port.ts';
import { openedBody } from './sealed-body.ts';

export type RecordRow = RecordsSchema['pass_record'];
/** A row before the medium gives it its number and its place in the outbox. */
export type NewRecordRow = Omit<
  RecordRow,
  | 'seq'
  | 'entry_seq'
  | 'outbox_seq'
  | 'completion'
  | 'completed_at'
  | 'forgotten'
  | 'body'
  | 'sealed_body'
  | 'key_id'
>;

/** How a body lies in its column: each field with the instant from which it may be shown no more. */
export type StoredBody = { [field in CollectableField]?: readonly [value: string, expiresAt: number] };

const storing = 'storing a pass record';

/**
 * @param rules what the duty version in the header collects; undefined when it was never in force here
 * @throws `input-invalid` for a field the rules do not name, or a purpose that is not the duty's
 */
export function toRow(
  header: PassHeader,
  body: Personal<PassBody>,
  tag: SubjectTag | null,
  rules: CollectionRules | undefined,
): { readonly row: NewRecordRow; readonly stored: StoredBody } {
  if (rules !== undefined && rules.purpose !== header.purpose) throw invalid('header.purpose');
  const at = header.occurredAt;
  const stored: StoredBody = {};
  let keepUntil: number = at;
  let expiry = Number.POSITIVE_INFINITY;
  for (const [name, value] of Object.entries(body.unwrap(storing))) {
    const field = name as CollectableField;
    const keeping = rules?.fields.get(field);
    if (keeping === undefined) throw invalid(`body.${field}`);
    stored[field] = [longText(value, `body.${field}`), at + keeping.maxKeep];
    keepUntil = Math.max(keepUntil, at + keeping.minKeep);
    expiry = Math.min(expiry, at + keeping.maxKeep);
  }
  const tagExpiry = tag === null ? null : at + (rules?.subjectKeep ?? 0);
  if (tagExpiry !== null) expiry = Math.min(expiry, tagExpiry);
  const row = {
    ...headerColumns(header),
    keep_until: keepUntil,
    subject_tag: tag,
    subject_tag_expires_at: tagExpiry,
    next_expiry_at: Number.isFinite(expiry) ? expiry : null,
  };
  return { row, stored };
}

function headerColumns(header: PassHeader) {
  return {
    id: shortText(header.id, 'header.id'),
    occurred_at: header.occurredAt,
    lane: shortText(header.lane, 'header.lane'),
    direction: header.direction,
    duty: shortText(header.duty, 'header.duty'),
    duty_version: header.dutyVersion,
    purpose: shortText(header.purpose, 'header.purpose'),
    outcome: header.outcome,
    reasons: JSON.stringify(header.reasons),
    notices: JSON.stringify(header.notices),
    identified_by: JSON.stringify(header.by),
    manual: Number(header.manual),
  };
}

/**
 * What may be shown now: a field whose period is over, or whose key is gone, is not there, whether swept already or not.
 * @throws `vault-locked` for a record with something personal in it
 */
export function toRecord(context: Pick<StoreContext, 'vault' | 'now'>, row: RecordRow): PassRecord {
  const now = context.now();
  const header = toHeader(row);
  const { kept, over } = splitBody(row.body, now);
  const body = openedBody(context, header, row, kept);
  const lost = (Object.keys(kept) as CollectableField[]).filter((field) => !Object.hasOwn(body, field));
  const tagLives = row.subject_tag_expires_at !== null && row.subject_tag_expires_at > now;
  return {
    seq: row.seq as RecordSeq,
    header,
    subjectTag: tagLives ? (row.subject_tag as SubjectTag) : null,
    body: new Personal(body),
    forgotten: [...(JSON.parse(row.forgotten) as CollectableField[]), ...over, ...lost],
    completion:
      row.completion === null
        ? null
        : { completion: row.completion as Completion, at: (row.completed_at ?? row.occurred_at) as Instant },
  };
}

/** The fields still to be kept at `now`, and the names of those that are over. */
export function splitBody(text: string, now: Instant): { kept: StoredBody; over: CollectableField[] } {
  const kept: StoredBody = {};
  const over: CollectableField[] = [];
  const stored = JSON.parse(text) as Required<StoredBody>;
  for (const field of Object.keys(stored) as CollectableField[]) {
    if (stored[field][1] > now) kept[field] = stored[field];
    else over.push(field);
  }
  return { kept, over };
}

export function toHeader(row: RecordRow): PassHeader {
  return {
    id: row.id as PassageId,
    occurredAt: row.occurred_at as Instant,
    lane: row.lane as PassHeader['lane'],
    direction: row.direction as PassHeader['direction'],
    duty: row.duty as PassHeader['duty'],
    dutyVersion: row.duty_version,
    purpose: row.purpose,
    outcome: row.outcome as PassHeader['outcome'],
    reasons: JSON.parse(row.reasons) as PassHeader['reasons'],
    notices: JSON.parse(row.notices) as PassHeader['notices'],
    by: JSON.parse(row.identified_by) as PassHeader['by'],
    manual: row.manual === 1,
  };
}
