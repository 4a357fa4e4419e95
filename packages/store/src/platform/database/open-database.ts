import type { Pool } from 'pg';
import { type EmbeddedOptions, type EmbeddedServer, startEmbedded } from '../embedded/start-embedded.ts';
import { checkServer } from './check-server.ts';
import { asDatabaseFault } from './database-fault.ts';
import { checkedUrl, socketUrl } from './database-url.ts';
import { makeHome } from './make-home.ts';
import { migratePlatform } from './migrate.ts';
import { makePool, type PoolOptions } from './pool.ts';
import type { Database, DatabaseFault } from './port.ts';

/** Any PostgreSQL from 15 on by its URL, or the built-in one by the folder of its data. */
export type DatabaseSource = ({ readonly url: string } | EmbeddedOptions) & PoolOptions;

/**
 * Opens the platform's database and brings its schema up to date.
 * @throws `input-invalid` for a URL that is none, `database-gone` when nobody answers, `database-unsupported` for
 * a server too old or careless, and what `startEmbedded` throws
 */
export async function openDatabase(source: DatabaseSource): Promise<Database> {
  const listeners = new Set<(fault: DatabaseFault) => void>();
  const report = (fault: DatabaseFault): void => {
    for (const listener of listeners) listener(fault);
  };
  if ('url' in source) return opened(checkedUrl(source.url), source, null, listeners, report);
  const server = await startEmbedded(source, report);
  try {
    const home = await makeHome(server);
    return await opened(socketUrl(server.sockets, ...home), source, server, listeners, report);
  } catch (error) {
    await server.stop();
    throw asDatabaseFault(error);
  }
}

async function opened(
  url: string,
  options: PoolOptions,
  server: EmbeddedServer | null,
  listeners: Set<(fault: DatabaseFault) => void>,
  report: (fault: DatabaseFault) => void,
): Promise<Database> {
  const pool = makePool(url, options);
  // Without a listener, a connection that breaks while idle would end the process.
  pool.on('error', (error) => report({ kind: 'connection-lost', code: asDatabaseFault(error).code }));
  try {
    await checkServer(pool);
    await migratePlatform(pool);
  } catch (error) {
    await pool.end();
    throw asDatabaseFault(error);
  }
  let closing: Promise<void> | undefined;
  return {
    pool,
    url,
    onFault(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      closing ??= closed(pool, server);
      return closing;
    },
  };
}

async function closed(pool: Pool, server: EmbeddedServer | null): Promise<void> {
  try {
    await pool.end();
  } finally {
    await server?.stop();
  }
}
