import type { Instant } from '@vedette/domain';
import type { StoreContext } from '../context.ts';
import { readMeta, readMetaNumber, writeMeta } from '../database/meta.ts';
import type { Delivery } from '../settings/port.ts';
import type { OutboxEntry } from './port.ts';

/** The writing end of the outbox: other concepts add entries inside their own transactions. */
export interface OutboxLog {
  /** The place given, or 0 on a site where nothing is delivered. */
  push(kind: OutboxEntry['kind'], about: number, at: Instant): number;
  delivery(): Delivery;
  setDelivery(delivery: Delivery): void;
  deliveredThrough(): number;
  /** The last place given. */
  head(): number;
  markDelivered(through: number): number;
}

export function outboxLog({ records: db }: StoreContext): OutboxLog {
  let delivery: Delivery = readMeta(db, 'delivery') === 'none' ? 'none' : 'platform';
  let delivered = readMetaNumber(db, 'delivered-through', 0);
  // Delivered entries are gone from the table, so the next place follows whichever is further on.
  const add = db.raw.prepare<[number, number, string, number]>(
    `insert into outbox (seq, at, kind, about)
     values (max(coalesce((select max(seq) from outbox), 0), ?) + 1, ?, ?, ?)`,
  );
  const highest = db.raw.prepare<[], number | null>('select max(seq) from outbox').pluck();
  const head = (): number => Math.max(highest.get() ?? 0, delivered);
  const removeThrough = (through: number): number => {
    const removed = db.transaction(() => {
      writeMeta(db, 'delivered-through', through);
      return db.run(db.sql.deleteFrom('outbox').where('seq', '<=', through));
    });
    delivered = through;
    return removed;
  };
  return {
    push: (kind, about, at) =>
      delivery === 'none' ? 0 : Number(add.run(delivered, at, kind, about).lastInsertRowid),
    delivery: () => delivery,
    setDelivery(wanted) {
      if (wanted === delivery) return;
      const through = head();
      db.transaction(() => {
        // Records that no platform has yet are kept for their minKeep, as if written without one.
        const pending = db.sql.updateTable('pass_record').where('outbox_seq', '>', delivered);
        if (wanted === 'none') db.run(pending.set({ outbox_seq: 0 }));
        writeMeta(db, 'delivery', wanted);
        writeMeta(db, 'delivered-through', through);
        db.run(db.sql.deleteFrom('outbox').where('seq', '<=', through));
      });
      delivered = through;
      delivery = wanted;
    },
    deliveredThrough: () => delivered,
    head,
    markDelivered: removeThrough,
  };
}
