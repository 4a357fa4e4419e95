/// <reference path="./better-sqlite3-multiple-ciphers.d.ts" />
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { VedetteError } from '@vedette/domain';
import Database, { type Connected } from 'better-sqlite3-multiple-ciphers';

export const pageBytes = 4096;
/**
 * What the cipher leaves readable of a SQLite header, from offset 16 on; no authentication tag covers it.
 * The page size, then 64 bytes reserved in each page for nonce and tag, then the payload fractions.
 */
const pageSize = Buffer.from([pageBytes >> 8, pageBytes & 0xff]);
const reserved = Buffer.from([64, 64, 32, 32]);

/** How long an opening waits for a process that is just ending. */
const busyMilliseconds = 250;

/**
 * Opens or creates one encrypted file, durable and for this process alone.
 * @param key 32 bytes; stays the caller's
 * @throws SqliteError, or `store-damaged` for a file that is not what this function makes
 */
export function openFile(file: string, key: Buffer): Connected {
  assertHeader(file);
  // For its owner alone; SQLite gives its logs the mode of the file.
  closeSync(openSync(file, 'a', 0o600));
  const db = new Database(file, { timeout: busyMilliseconds });
  try {
    unlock(db, key);
    configure(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** SQLite3 Multiple Ciphers takes a raw key as the text `raw:` and 64 hex digits. */
function unlock(db: Connected, key: Buffer): void {
  db.pragma("cipher='aegis'");
  const raw = Buffer.alloc(4 + 64);
  raw.write('raw:', 'latin1');
  for (let i = 0; i < 32; i++) raw.write((key[i] ?? 0).toString(16).padStart(2, '0'), 4 + 2 * i, 'latin1');
  db.key(raw);
  raw.fill(0);
}

/** A file opened again defaults to synchronous=NORMAL, whatever it was made with. So all is set, and read back. */
function configure(db: Connected): void {
  db.pragma('locking_mode=EXCLUSIVE');
  // Setting what is set already would write to the file, and to a damaged one too.
  if (db.pragma('auto_vacuum', { simple: true }) !== incremental) db.pragma('auto_vacuum=INCREMENTAL');
  db.pragma('journal_mode=WAL');
  db.pragma('synchronous=FULL');
  db.pragma('secure_delete=ON');
  db.pragma('foreign_keys=ON');
  db.pragma('cache_size=-16000');
  db.pragma('temp_store=MEMORY');
  db.pragma('journal_size_limit=8388608');
  for (const [name, value] of durable) {
    if (db.pragma(name, { simple: true }) !== value) throw new VedetteError('internal', 'self', { at: name });
  }
  // Takes the exclusive lock now: a second process learns it at its own opening, not at its first record.
  db.exec('begin exclusive; commit');
}

/** SQLite's number of auto_vacuum=INCREMENTAL. */
const incremental = 2;

const durable: readonly (readonly [name: string, value: string | number])[] = [
  ['journal_mode', 'wal'],
  ['synchronous', 2],
  ['locking_mode', 'exclusive'],
  ['secure_delete', 1],
  ['foreign_keys', 1],
];

function assertHeader(file: string): void {
  if (!existsSync(file) || statSync(file).size === 0) return;
  const header = Buffer.alloc(8);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, header, 0, header.length, 16);
  } finally {
    closeSync(descriptor);
  }
  // Bytes 18 and 19 tell a journal (1) from a write-ahead log (2): a crash during creation may leave either.
  const intact = header.subarray(0, 2).equals(pageSize) && header.subarray(4).equals(reserved);
  if (!intact || !isJournal(header[2]) || !isJournal(header[3]))
    throw new VedetteError('store-damaged', 'world', { at: 'header' });
}

function isJournal(byte: number | undefined): boolean {
  return byte === 1 || byte === 2;
}
