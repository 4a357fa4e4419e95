import type { Instant } from '@vedette/domain';
import type { StoreContext } from '../context.ts';
import { readMeta, readMetaNumber, writeMeta } from '../database/meta.ts';
import type { Delivery } from '../settings/port.ts';
import type { OutboxEntry } from './port.ts';

/** What lies in the table; a record is its own entry. */
export type LoggedKind = Exclude<OutboxEntry['kind'], 'pass-record'>;

/** One statement, because it is asked before every record. */
const highestPlace = `select max(
  coalesce((select max(seq) from outbox), 0),
  coalesce((select entry_seq from pass_record order by seq desc limit 1), 0))`;

/** The writing end of the outbox: other concepts take their places inside their own transactions. */
export class OutboxLog {
  readonly #db: StoreContext['records'];
  /** The highest place that still stands in a table. */
  readonly #highest: () => number;
  #delivery: Delivery;
  #delivered: number;
  /** Every record up to this number is delivered, or was never to be. */
  #deliveredRecord: number;

  constructor({ records: db }: StoreContext) {
    this.#db = db;
    this.#delivery = readMeta(db, 'delivery') === 'none' ? 'none' : 'platform';
    this.#delivered = readMetaNumber(db, 'delivered-through', 0);
    this.#deliveredRecord = readMetaNumber(db, 'delivered-record', 0);
    const highest = db.raw.prepare<[], number>(highestPlace).pluck();
    this.#highest = () => highest.get() ?? 0;
  }

  get delivery(): Delivery {
    return this.#delivery;
  }

  get deliveredThrough(): number {
    return this.#delivered;
  }

  /** Where the look for pending records begins: after this number. */
  get deliveredRecord(): number {
    return this.#deliveredRecord;
  }

  /** The last place given. What is delivered is gone from the table, so it may be the furthest. */
  head(): number {
    return Math.max(this.#highest(), this.#delivered);
  }

  /** The place of the record about to be inserted; 0 on a site where nothing is delivered. */
  nextPlace(): number {
    return this.#delivery === 'none' ? 0 : this.head() + 1;
  }

  /** Adds what is not a record; gives its place, or 0 on a site where nothing is delivered. */
  push(kind: LoggedKind, about: number, at: Instant): number {
    const seq = this.nextPlace();
    if (seq > 0) this.#db.run(this.#db.sql.insertInto('outbox').values({ seq, at, kind, about }));
    return seq;
  }

  /** Gives how many entries are delivered by this. */
  markDelivered(through: number): number {
    const before = this.#delivered;
    this.#advance(through, () => {});
    return through - before;
  }

  setDelivery(delivery: Delivery): void {
    if (delivery === this.#delivery) return;
    this.#advance(this.head(), (db) => {
      // Records that no platform has yet are kept for their minKeep, as if written without one.
      const pending = db.sql.updateTable('pass_record').where('outbox_seq', '>', this.#delivered);
      if (delivery === 'none') db.run(pending.set({ outbox_seq: 0 }));
      writeMeta(db, 'delivery', delivery);
    });
    this.#delivery = delivery;
  }

  #advance(through: number, also: (db: StoreContext['records']) => void): void {
    const db = this.#db;
    const record = this.#lastRecordThrough(through);
    db.transaction(() => {
      also(db);
      writeMeta(db, 'delivered-through', through);
      writeMeta(db, 'delivered-record', record);
      db.run(db.sql.deleteFrom('outbox').where('seq', '<=', through));
    });
    this.#delivered = through;
    this.#deliveredRecord = record;
  }

  /** Places grow with the numbers of records, so the look ends at the first record that is still pending. */
  #lastRecordThrough(through: number): number {
    const { sql } = this.#db;
    const later = sql.selectFrom('pass_record').select('seq').where('seq', '>', this.#deliveredRecord);
    const pending = this.#db.first(later.where('entry_seq', '>', through).orderBy('seq').limit(1));
    if (pending !== undefined) return pending.seq - 1;
    const newest = this.#db.first(
      sql.selectFrom('pass_record').select('seq').orderBy('seq', 'desc').limit(1),
    );
    return newest?.seq ?? this.#deliveredRecord;
  }
}
