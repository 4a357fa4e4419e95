import { type SqlBool, sql } from 'kysely';
import { removeCapturesOf } from '../captures/removal.ts';
import type { StoreContext } from '../context.ts';
import type { OutboxLog } from '../outbox/outbox-log.ts';

/** How far from the oldest record one look for delivered ones goes; a longer look would hold up the door. */
const lookedThrough = 4096;

export interface Shed {
  readonly records: number;
  readonly captures: number;
}

/** Deletes up to `count` of the oldest captures. */
export function shedCaptures({ captures: db }: StoreContext, count: number): number {
  const oldest = db.sql.selectFrom('capture').select('id').orderBy('taken_at').orderBy('id').limit(count);
  return db.run(db.sql.deleteFrom('capture').where('id', 'in', oldest));
}

/**
 * Deletes up to `count` of the oldest records that are delivered, never the newest one of all: the next number
 * follows from it. Delivered means that the platform has confirmed the record's last entry or, for a record
 * written on a site without a platform, that its minKeep is over. Their captures go before them.
 */
export function shedRecords(context: StoreContext, outbox: OutboxLog, count: number): Shed {
  const { records: db, now } = context;
  const through = outbox.deliveredThrough;
  const oldest = db.sql.selectFrom('pass_record').select(['seq', 'id', 'outbox_seq', 'keep_until']);
  const delivered = sql<SqlBool>`((outbox_seq > 0 and outbox_seq <= ${through})
    or (outbox_seq = 0 and keep_until <= ${now()}))`;
  const query = db.sql
    .selectFrom(oldest.orderBy('seq').limit(lookedThrough).as('old'))
    .select(['seq', 'id'])
    .where(delivered)
    .where(sql<SqlBool>`seq < (select max(seq) from pass_record)`)
    .orderBy('seq')
    .limit(count);
  const rows = db.rows(query);
  const captures = removeCapturesOf(
    context,
    rows.map((row) => row.id),
  );
  const places = JSON.stringify(rows.map((row) => row.seq));
  const named = sql<SqlBool>`seq in (select value from json_each(${places}))`;
  return { records: db.run(db.sql.deleteFrom('pass_record').where(named)), captures };
}
