import { Pool, types } from 'pg';

/** Type numbers of PostgreSQL (pg_type). */
const int8 = 20;
const timestamptz = 1184;

/**
 * How values come back: a bigint as a number, which none of ours exceeds; an instant in milliseconds. Set for
 * this pool alone: other users of the driver in the process keep their own.
 */
const parsers = new Map<number, (text: string) => unknown>([
  [int8, safeNumber],
  [timestamptz, milliseconds],
]);

export interface PoolOptions {
  /** Connections at most. */
  readonly max?: number | undefined;
}

/** What every session of ours says at its start: a server elsewhere may be set up in another way. */
const sessionSettings = {
  TimeZone: 'UTC',
  DateStyle: 'ISO',
  // Nothing of ours takes that long but a migration, which says so.
  statement_timeout: '60s',
  // What stands still in the middle of its work lets go of its locks.
  idle_in_transaction_session_timeout: '60s',
};

export function makePool(url: string, { max = 10 }: PoolOptions = {}): Pool {
  const pool = new Pool({
    connectionString: url,
    max,
    application_name: 'vedette',
    options: Object.entries(sessionSettings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types: {
      getTypeParser: (type: number, format?: string) =>
        (format === 'binary' ? undefined : parsers.get(type)) ?? types.getTypeParser(type),
    },
  });
  // A connection that breaks while somebody has it in hand: the next statement on it fails, which is how they learn
  // of it. Without a listener it would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

function safeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('a bigint beyond 2^53');
  return value;
}

/** PostgreSQL writes `2026-11-24 05:38:44.266+00`; sessions of ours are in UTC. */
function milliseconds(text: string): number {
  return Date.parse(`${text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')}`);
}
