import { type Instant, type PassageId, VedetteError } from '@vedette/domain';
import { type SelectQueryBuilder, sql } from 'kysely';
import type { Page, PageRequest } from '../../terminal/page.ts';
import { cursorParts, limitOf, pageOf, uuidCursor } from '../database/paging.ts';
import type { PlatformSchema } from '../database/schema.ts';
import type { PlatformSql } from '../database/sql.ts';
import type { LocationId } from '../locations/port.ts';
import { directionCode, outcomeCode } from './codes.ts';
import type { PlatformRecordFilter, StoredPassRecord } from './port.ts';
import { type StoredRow, toStored } from './stored-record.ts';
import { widestSpan } from './time-span.ts';

type Tables = Pick<PlatformSchema, 'pass_record' | 'device' | 'device_lane' | 'duty_edition'>;
type Query<O> = SelectQueryBuilder<Tables, 'pass_record', O>;

/** Newest first; the page begins after its cursor, however much has come in meanwhile. */
export async function searchRecords(
  db: PlatformSql,
  filter: PlatformRecordFilter,
  page: PageRequest = {},
): Promise<Page<StoredPassRecord>> {
  const { from, to } = filter;
  if (!(from < to) || to - from > widestSpan)
    throw new VedetteError('input-invalid', 'caller', { at: 'time' });
  const limit = limitOf(page);
  const start = cursorParts(page);
  // The bound stands beside the cursor: without it, every partition would be looked at.
  const end = start === null ? new Date(to) : new Date(Math.min(to, start.at.getTime() + 1));
  let found = narrowed(db.selectFrom('pass_record').selectAll(), filter);
  found = found.where(sql<boolean>`occurred_at >= ${new Date(from)} and occurred_at < ${end}`);
  if (start !== null) found = found.where(sql<boolean>`(occurred_at, id) < (${start.at}, ${start.id})`);
  found = found
    .orderBy('occurred_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  const rows = await withWords(db, found);
  return pageOf(rows, limit, toStored, (row) => uuidCursor(row.occurred_at, row.id));
}

/** One record by its whole key; null for none. */
export async function recordById(
  db: PlatformSql,
  site: LocationId,
  occurredAt: Instant,
  id: PassageId,
): Promise<StoredPassRecord | null> {
  const found = db
    .selectFrom('pass_record')
    .selectAll()
    .where('site_id', '=', site)
    .where(sql<boolean>`occurred_at = ${new Date(occurredAt)}`)
    .where('id', '=', id);
  const [row] = await withWords(db, found);
  return row === undefined ? null : toStored(row);
}

function narrowed<O>(query: Query<O>, filter: PlatformRecordFilter): Query<O> {
  const { sites, lane, direction, outcome, reason, subjectTags } = filter;
  let found = query;
  if (sites !== undefined) found = found.where(sql<boolean>`site_id = any(${sites}::int[])`);
  if (lane !== undefined) found = found.where('lane', '=', lane);
  if (direction !== undefined) found = found.where('direction', '=', directionCode(direction));
  if (outcome !== undefined) found = found.where('outcome', '=', outcomeCode(outcome));
  if (reason !== undefined) found = found.where(hasReason(reason));
  if (subjectTags !== undefined) {
    const tags = subjectTags.map((tag) => Buffer.from(tag, 'base64url'));
    found = found.where(sql<boolean>`subject_tag = any(${tags}::bytea[])`);
  }
  return found;
}

/** A whole reason, or a class of reasons, which stands before the colon. */
function hasReason(reason: string) {
  if (reason.includes(':'))
    return sql<boolean>`(reasons @> array[${reason}]::text[] or notices @> array[${reason}]::text[])`;
  return sql<boolean>`exists (select from unnest(reasons || notices) as r (code)
    where split_part(code, ':', 1) = ${reason})`;
}

/** The words for the numbers of a page of rows; joined to few rows, not to all that were looked at. */
async function withWords(db: PlatformSql, found: Query<PlatformRow>): Promise<readonly StoredRow[]> {
  return db
    .with('found', () => found)
    .selectFrom('found')
    .innerJoin('device', 'device.number', 'found.device')
    .innerJoin('duty_edition', 'duty_edition.number', 'found.duty')
    .leftJoin('device_lane', (join) =>
      join
        .onRef('device_lane.device', '=', 'found.device')
        .onRef('device_lane.location_id', '=', 'found.lane'),
    )
    .selectAll('found')
    .select(['device.id as device_id', 'device_lane.name as lane_name'])
    .select(['duty_edition.duty as duty_id', 'duty_edition.version as duty_version', 'duty_edition.purpose'])
    .orderBy('found.occurred_at', 'desc')
    .orderBy('found.id', 'desc')
    .execute();
}

export type PlatformRow = Omit<StoredRow, 'device_id' | 'lane_name' | 'duty_id' | 'duty_version' | 'purpose'>;
