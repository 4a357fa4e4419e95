import type { Connection } from './connection.ts';

/** What the store remembers of itself, apart from the settings of the sentinel. */
export type MetaKey =
  | 'delivered-record'
  | 'delivered-through'
  | 'delivery'
  | 'last-seen-at'
  | 'log-id'
  | 'sync-hash'
  | 'sync-version'
  | 'limit-records'
  | 'limit-captures'
  | 'limit-free-bytes'
  | 'swept-through';

export function readMeta<Schema>(db: Connection<Schema>, key: MetaKey): string | undefined {
  const query = db.raw.prepare<[string], string>('select value from meta where key = ?').pluck();
  return query.get(key);
}

export function readMetaNumber<Schema>(db: Connection<Schema>, key: MetaKey, otherwise: number): number {
  const text = readMeta(db, key);
  return text === undefined ? otherwise : Number(text);
}

export function writeMeta<Schema>(db: Connection<Schema>, key: MetaKey, value: string | number): void {
  db.raw.prepare('insert or replace into meta (key, value) values (?, ?)').run(key, String(value));
}
