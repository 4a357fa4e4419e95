import { type Instant, type PassageId, VedetteError } from '@vedette/domain';
import { type SelectQueryBuilder, sql } from 'kysely';
import type { Page, PageRequest } from '../../terminal/page.ts';
import { guarded } from '../database/guarded.ts';
import { isUuid } from '../database/new-id.ts';
import { cursorParts, limitOf, pageOf, uuidCursor } from '../database/paging.ts';
import type { PlatformSchema } from '../database/schema.ts';
import type { PlatformSql } from '../database/sql.ts';
import type { LocationId } from '../locations/port.ts';
import type { Reach } from '../reach.ts';
import { directionCode, outcomeCode } from './codes.ts';
import { inReach, standsIn } from './in-reach.ts';
import type { PlatformRecordFilter, StoredPassRecord } from './port.ts';
import { type StoredRow, toStored } from './stored-record.ts';
import { demandSpan } from './time-span.ts';

type Tables = Pick<PlatformSchema, 'pass_record' | 'device' | 'device_lane' | 'duty_edition'>;
type Query<O> = SelectQueryBuilder<Tables, 'pass_record', O>;

/** Newest first; the page begins after its cursor, however much has come in meanwhile. */
export function searchRecords(
  db: PlatformSql,
  reach: Reach,
  filter: PlatformRecordFilter,
  page: PageRequest = {},
): Promise<Page<StoredPassRecord>> {
  return guarded(async () => {
    demandSpan(filter);
    demandFew(filter);
    const limit = limitOf(page);
    const start = cursorParts(page);
    const near = await inReach(db, 'pass_record', reach, filter.places);
    if (near === null) return { items: [], next: null };
    let found = narrowed(db.selectFrom('pass_record').selectAll(), filter).where(near);
    // The bound stands beside the cursor: without it, every partition would be looked at.
    const end = new Date(Math.min(filter.to, start === null ? filter.to : start.at.getTime() + 1));
    found = found.where(sql<boolean>`occurred_at >= ${new Date(filter.from)} and occurred_at < ${end}`);
    if (start !== null) found = found.where(sql<boolean>`(occurred_at, id) < (${start.at}, ${start.id})`);
    const newest = found.orderBy('occurred_at', 'desc').orderBy('id', 'desc');
    const rows = await withWords(db, newest.limit(limit + 1));
    return pageOf(rows, limit, toStored, (row) => uuidCursor(row.occurred_at, row.id));
  });
}

/** One record by its whole key; null for none in reach. */
export function recordById(
  db: PlatformSql,
  reach: Reach,
  { site, occurredAt, id }: { site: LocationId; occurredAt: Instant; id: PassageId },
): Promise<StoredPassRecord | null> {
  return guarded(async () => {
    if (!isUuid(id) || !Number.isSafeInteger(occurredAt)) return null;
    const found = db
      .selectFrom('pass_record')
      .selectAll()
      .where('site_id', '=', site)
      .where(sql<boolean>`occurred_at = ${new Date(occurredAt)}`)
      .where('id', '=', id)
      .where(standsIn('pass_record', reach));
    const [row] = await withWords(db, found);
    return row === undefined ? null : toStored(row);
  });
}

const namedAtMost = 1000;

function demandFew({ places, subjectTags }: PlatformRecordFilter): void {
  for (const [at, list] of Object.entries({ places, subjectTags }))
    if ((list?.length ?? 0) > namedAtMost) throw new VedetteError('input-invalid', 'caller', { at });
}

function narrowed<O>(query: Query<O>, filter: PlatformRecordFilter): Query<O> {
  const { direction, outcome, reason, subjectTags } = filter;
  let found = query;
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
