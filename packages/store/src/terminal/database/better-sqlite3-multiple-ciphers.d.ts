/** What the store uses of the driver. Its own declarations are not reachable through its package exports. */
declare module 'better-sqlite3-multiple-ciphers' {
  export interface RunResult {
    readonly changes: number;
    readonly lastInsertRowid: number | bigint;
  }
  export interface Statement<Params extends readonly unknown[] = readonly unknown[], Row = unknown> {
    readonly reader: boolean;
    run(...params: Params): RunResult;
    get(...params: Params): Row | undefined;
    all(...params: Params): Row[];
    iterate(...params: Params): IterableIterator<Row>;
    /** Gives the first column alone. */
    pluck<Column = Row>(): Statement<Params, Column>;
  }
  export interface Transaction<Args extends readonly unknown[], Result> {
    immediate(...args: Args): Result;
  }
  export interface Connected {
    readonly inTransaction: boolean;
    prepare<Params extends readonly unknown[] = readonly unknown[], Row = unknown>(
      sql: string,
    ): Statement<Params, Row>;
    transaction<Args extends readonly unknown[], Result>(
      work: (...args: Args) => Result,
    ): Transaction<Args, Result>;
    exec(sql: string): this;
    key(key: Buffer): number;
    pragma(text: string, options?: { readonly simple?: boolean }): unknown;
    close(): this;
  }
  export interface SqliteError extends Error {
    readonly code: string;
  }
  const Database: {
    new (file: string, options?: { readonly timeout?: number }): Connected;
    readonly SqliteError: new (message: string, code: string) => SqliteError;
  };

  // biome-ignore lint/style/noDefaultExport: the driver is CommonJS, whose exports are the default
  export { Database as default };
}
