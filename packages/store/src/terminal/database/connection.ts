/// <reference path="./better-sqlite3-multiple-ciphers.d.ts" />
import type { Connected, Statement } from 'better-sqlite3-multiple-ciphers';
import { type Compilable, Kysely, SqliteDialect } from 'kysely';

/** How many texts of queries are kept prepared; more would mean that values leak into texts. */
const preparedAtMost = 400;

/**
 * One open file. Kysely writes the queries; they run here, synchronously: SQLite has one writer, and a
 * transaction that never yields cannot mix with another call's statements.
 */
export class Connection<Schema> {
  readonly raw: Connected;
  readonly sql: Kysely<Schema>;
  readonly #prepared = new Map<string, Statement>();

  constructor(raw: Connected) {
    this.raw = raw;
    this.sql = new Kysely<Schema>({ dialect: new SqliteDialect({ database: raw }) });
  }

  rows<Row>(query: Compilable<Row>): Row[] {
    const { sql, parameters } = query.compile();
    return this.#prepare<Row>(sql).all(...parameters);
  }

  first<Row>(query: Compilable<Row>): Row | undefined {
    const { sql, parameters } = query.compile();
    return this.#prepare<Row>(sql).get(...parameters);
  }

  /** How many rows it changed. */
  run(query: Compilable<unknown>): number {
    const { sql, parameters } = query.compile();
    return this.#prepare(sql).run(...parameters).changes;
  }

  /** The row id it inserted. */
  insert(query: Compilable<unknown>): number {
    const { sql, parameters } = query.compile();
    return Number(this.#prepare(sql).run(...parameters).lastInsertRowid);
  }

  /** All or nothing. Inside another transaction it is part of that one. */
  transaction<T>(work: () => T): T {
    return this.raw.inTransaction ? work() : this.raw.transaction(work).immediate();
  }

  close(): void {
    this.#prepared.clear();
    this.raw.close();
  }

  #prepare<Row>(text: string): Statement<unknown[], Row> {
    const known = this.#prepared.get(text);
    // The text decides the shape of the rows, and Kysely derived both from one query.
    if (known !== undefined) return known as Statement<unknown[], Row>;
    if (this.#prepared.size >= preparedAtMost) this.#prepared.clear();
    const statement = this.raw.prepare<unknown[], Row>(text);
    this.#prepared.set(text, statement);
    return statement;
  }
}
