import type { Instant, PassageId } from '@vedette/domain';
import { type SqlBool, sql } from 'kysely';
import type { StoreContext } from '../context.ts';
import { invalid, shortText, whole } from '../database/input.ts';
import type { RuleBook } from '../duties/collection-rules.ts';
import { cursorNumbers, cursorOf, limitOf, pageOf } from '../paging.ts';
import type { Served } from '../served.ts';
import type { Room } from '../upkeep/room.ts';
import type { CaptureFilter, CaptureId, CaptureStore, CaptureSummary } from './port.ts';
import { openedPicture, sealedPicture } from './sealed-picture.ts';

const jpegBytesAtMost = 2 * 1024 * 1024;

export function captureRepository(context: StoreContext, rules: RuleBook, room: Room): Served<CaptureStore> {
  const { captures: db, now } = context;
  return {
    add({ record, takenAt, duty, dutyVersion, jpeg }) {
      const collected = rules.of(duty, dutyVersion);
      const keeping = collected?.fields.get('capture');
      if (collected === undefined || keeping === undefined) throw invalid('duty');
      const bytes = whole(jpeg.byteLength, 1, jpegBytesAtMost, 'jpeg');
      room.forCapture();
      const expiresAt = (takenAt + keeping.maxKeep) as Instant;
      const named = shortText(record, 'record');
      const picture = { record: named, takenAt, purpose: collected.purpose, keep: keeping.maxKeep, jpeg };
      const sealed = sealedPicture(context, picture);
      const row = { record: named, taken_at: takenAt, expires_at: expiresAt, ...sealed };
      const id = db.insert(db.sql.insertInto('capture').values(row)) as CaptureId;
      room.captureAdded();
      return { id, record, takenAt, expiresAt, bytes };
    },
    list: (filter) => listCaptures(context, filter),
    image(id) {
      const columns = ['record', 'taken_at', 'jpeg', 'key_id'] as const;
      const query = db.sql.selectFrom('capture').select(columns).where('id', '=', id);
      const row = db.first(query.where('expires_at', '>', now()));
      return row === undefined ? null : openedPicture(context, row);
    },
    remove(id) {
      const removed = db.run(db.sql.deleteFrom('capture').where('id', '=', id));
      room.capturesRemoved(removed);
      return removed > 0;
    },
    next(after) {
      const row = db.first(
        summaries(context)
          .where('id', '>', after ?? 0)
          .orderBy('id')
          .limit(1),
      );
      return row === undefined ? null : toSummary(row);
    },
    countAfter(after) {
      const later = db.sql
        .selectFrom('capture')
        .where('id', '>', after ?? 0)
        .where('expires_at', '>', now());
      return db.first(later.select((q) => q.fn.countAll<number>().as('n')))?.n ?? 0;
    },
    count: () => room.captureCount,
  };
}

/** Of a row of before SQLite tells the blob's length from its header, without reading the picture. */
function summaries({ captures: db, now }: StoreContext) {
  const bytes = sql<number>`coalesce(jpeg_bytes, length(jpeg))`;
  const columns = ['id', 'record', 'taken_at', 'expires_at', bytes.as('bytes')] as const;
  return db.sql.selectFrom('capture').select(columns).where('expires_at', '>', now());
}

function listCaptures(context: StoreContext, filter: CaptureFilter) {
  const { captures: db } = context;
  const limit = limitOf(filter);
  const start = cursorNumbers(filter, 2);
  let query = summaries(context);
  if (filter.record !== undefined) query = query.where('record', '=', filter.record);
  if (filter.from !== undefined) query = query.where('taken_at', '>=', filter.from);
  if (filter.to !== undefined) query = query.where('taken_at', '<', filter.to);
  if (start !== null) query = query.where(sql<SqlBool>`(taken_at, id) < (${start[0]}, ${start[1]})`);
  const ordered = query
    .orderBy('taken_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  return pageOf(db.rows(ordered), limit, toSummary, (row) => cursorOf(row.taken_at, row.id));
}

function toSummary(row: {
  id: number;
  record: string;
  taken_at: number;
  expires_at: number;
  bytes: number;
}): CaptureSummary {
  return {
    id: row.id as CaptureId,
    record: row.record as PassageId,
    takenAt: row.taken_at as Instant,
    expiresAt: row.expires_at as Instant,
    bytes: row.bytes,
  };
}
