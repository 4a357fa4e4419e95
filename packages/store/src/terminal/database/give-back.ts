import type { Connection } from './connection.ts';

/** Pages given back at once: 16 MiB. */
const pagesAtMost = 4096;

/**
 * Shrinks a file by its free pages, and empties the write-ahead log, which may still hold older copies of what
 * was deleted. Not inside a transaction on the same file.
 */
export function giveBack<Schema>({ raw }: Connection<Schema>): void {
  raw.pragma(`incremental_vacuum(${pagesAtMost})`);
  raw.pragma('wal_checkpoint(TRUNCATE)');
}
