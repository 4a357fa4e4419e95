import type { Completion, Instant, PassageId } from '@vedette/domain';
import { toAlarm } from '../alarms/alarm-log.ts';
import type { StoreContext } from '../context.ts';
import { whole } from '../database/input.ts';
import type { RecordsSchema } from '../database/schema.ts';
import { toRecord } from '../records/row.ts';
import type { Served } from '../served.ts';
import type { OutboxLog } from './outbox-log.ts';
import type { OutboxEntry, OutboxSeq, OutboxStore } from './port.ts';

type Row = RecordsSchema['outbox'];
const pendingAtMost = 1000;

export function outboxRepository(context: StoreContext, log: OutboxLog): Served<OutboxStore> {
  const { records: db } = context;
  return {
    pending(limit) {
      const query = db.sql.selectFrom('outbox').selectAll().orderBy('seq');
      const rows = db.rows(query.limit(whole(limit, 1, pendingAtMost, 'limit')));
      return rows.flatMap((row) => entryOf(context, row) ?? []);
    },
    delivered(through) {
      whole(through, 0, log.head(), 'through');
      return through <= log.deliveredThrough() ? 0 : log.markDelivered(through);
    },
    state() {
      const head = log.head();
      const deliveredThrough = log.deliveredThrough();
      return { head, deliveredThrough, pending: head - deliveredThrough };
    },
  };
}

/** Undefined when what it speaks of is gone, which the ring never lets happen before delivery. */
function entryOf(context: StoreContext, row: Row): OutboxEntry | undefined {
  const seq = row.seq as OutboxSeq;
  const at = row.at as Instant;
  if (row.kind === 'pass-record') return recordEntry(context, row, { seq, at });
  if (row.kind === 'pass-completion') return completionEntry(context, row, { seq, at });
  const { records: db } = context;
  const alarm = db.first(db.sql.selectFrom('alarm').selectAll().where('id', '=', row.about));
  const kind = row.kind === 'alarm' ? 'alarm' : 'alarm-acknowledged';
  return alarm === undefined ? undefined : { seq, at, kind, alarm: toAlarm(alarm) };
}

type Place = Pick<OutboxEntry, 'seq' | 'at'>;

function recordEntry(context: StoreContext, row: Row, place: Place): OutboxEntry | undefined {
  const record = recordOf(context, row.about);
  if (record === undefined) return undefined;
  return { ...place, kind: 'pass-record', record: toRecord(record, context.now()) };
}

function completionEntry(context: StoreContext, row: Row, place: Place): OutboxEntry | undefined {
  const record = recordOf(context, row.about);
  if (record === undefined) return undefined;
  const completion = record.completion as Completion;
  const completedAt = (record.completed_at ?? row.at) as Instant;
  const kind = 'pass-completion';
  return { ...place, kind, record: record.id as PassageId, completion, completedAt };
}

function recordOf({ records: db }: StoreContext, seq: number): RecordsSchema['pass_record'] | undefined {
  return db.first(db.sql.selectFrom('pass_record').selectAll().where('seq', '=', seq));
}
