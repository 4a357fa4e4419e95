import type { Completion, Instant, PassageId } from '@vedette/domain';
import { toAlarm } from '../alarms/alarm-log.ts';
import type { StoreContext } from '../context.ts';
import { whole } from '../database/input.ts';
import type { RecordsSchema } from '../database/schema.ts';
import { splitBody, toRecord } from '../records/row.ts';
import type { Served } from '../served.ts';
import type { OutboxLog } from './outbox-log.ts';
import type { OutboxEntry, OutboxSeq, OutboxStore } from './port.ts';

type Row = RecordsSchema['outbox'];
const pendingAtMost = 1000;

export function outboxRepository(context: StoreContext, log: OutboxLog): Served<OutboxStore> {
  const { records: db } = context;
  return {
    pending(limit) {
      const count = whole(limit, 1, pendingAtMost, 'limit');
      const logged = db.rows(db.sql.selectFrom('outbox').selectAll().orderBy('seq').limit(count));
      return inOrder(context, logged, pendingRecords(context, log, count), count);
    },
    from(seq, limit) {
      const count = whole(limit, 1, pendingAtMost, 'limit');
      const all = db.sql.selectFrom('outbox').selectAll().where('seq', '>=', seq);
      return inOrder(
        context,
        db.rows(all.orderBy('seq').limit(count)),
        recordsFrom(context, seq, count),
        count,
      );
    },
    isDelivered(record) {
      const query = db.sql.selectFrom('pass_record').select('entry_seq').where('id', '=', record);
      const place = db.first(query)?.entry_seq ?? 0;
      return place > 0 && place <= log.deliveredThrough;
    },
    delivered(through) {
      whole(through, 0, log.head(), 'through');
      return through <= log.deliveredThrough ? 0 : log.markDelivered(through);
    },
    state() {
      const head = log.head();
      const { deliveredThrough } = log;
      return { head, deliveredThrough, pending: head - deliveredThrough };
    },
  };
}

function inOrder(context: StoreContext, logged: readonly Row[], records: RecordEntries, count: number) {
  const entries = logged.flatMap((row) => entryOf(context, row) ?? []);
  const all = [...entries, ...records.open].filter(({ seq }) => seq < records.closedFrom);
  return all.sort((a, b) => a.seq - b.seq).slice(0, count);
}

/** A record is its own entry: its place stands in it. */
function pendingRecords(context: StoreContext, log: OutboxLog, count: number): RecordEntries {
  const { records: db } = context;
  const query = db.sql.selectFrom('pass_record').selectAll().where('seq', '>', log.deliveredRecord);
  const pending = query.where('entry_seq', '>', log.deliveredThrough).orderBy('seq').limit(count);
  return recordEntries(context, db.rows(pending));
}

function recordsFrom(context: StoreContext, seq: OutboxSeq, count: number): RecordEntries {
  const { records: db } = context;
  const query = db.sql.selectFrom('pass_record').selectAll().where('entry_seq', '>=', Math.max(1, seq));
  return recordEntries(context, db.rows(query.orderBy('entry_seq').limit(count)));
}

interface RecordEntries {
  readonly open: readonly OutboxEntry[];
  /** The place of the first record that cannot be opened while the vault is locked; what follows waits with it. */
  readonly closedFrom: number;
}

function recordEntries(context: StoreContext, rows: readonly RecordsSchema['pass_record'][]): RecordEntries {
  const { vault, now } = context;
  const isClosed = ({ key_id, body }: RecordsSchema['pass_record']) =>
    key_id !== null && Object.keys(splitBody(body, now()).kept).length > 0;
  const closed = vault.state() === 'open' ? undefined : rows.find(isClosed);
  const closedFrom = closed?.entry_seq ?? Number.POSITIVE_INFINITY;
  const open = rows.filter(({ entry_seq }) => entry_seq < closedFrom);
  return { open: open.map((row) => recordEntry(context, row)), closedFrom };
}

function recordEntry(context: StoreContext, row: RecordsSchema['pass_record']): OutboxEntry {
  return {
    seq: row.entry_seq as OutboxSeq,
    at: row.occurred_at as Instant,
    kind: 'pass-record',
    record: toRecord(context, row),
  };
}

/** Undefined when what it speaks of is gone, which the ring never lets happen before delivery. */
function entryOf(context: StoreContext, row: Row): OutboxEntry | undefined {
  const seq = row.seq as OutboxSeq;
  const at = row.at as Instant;
  if (row.kind === 'pass-completion') return completionEntry(context, row, { seq, at });
  const { records: db } = context;
  const alarm = db.first(db.sql.selectFrom('alarm').selectAll().where('id', '=', row.about));
  const kind = row.kind === 'alarm' ? 'alarm' : 'alarm-acknowledged';
  return alarm === undefined ? undefined : { seq, at, kind, alarm: toAlarm(alarm) };
}

type Place = Pick<OutboxEntry, 'seq' | 'at'>;

function completionEntry({ records: db }: StoreContext, row: Row, place: Place): OutboxEntry | undefined {
  const record = db.first(db.sql.selectFrom('pass_record').selectAll().where('seq', '=', row.about));
  if (record === undefined) return undefined;
  const completion = record.completion as Completion;
  const completedAt = (record.completed_at ?? row.at) as Instant;
  const kind = 'pass-completion';
  const occurredAt = record.occurred_at as Instant;
  return { ...place, kind, record: record.id as PassageId, occurredAt, completion, completedAt };
}
