/// <reference path="./better-sqlite3-multiple-ciphers.d.ts" />
import { type ErrorCode, type Fault, VedetteError } from '@vedette/domain';
import Database from 'better-sqlite3-multiple-ciphers';

/** SQLite's result codes (sqlite.org/rescode.html) by their beginning, the more special first. */
const faults: readonly (readonly [prefix: string, code: ErrorCode, fault: Fault])[] = [
  ['SQLITE_FULL', 'disk-full', 'world'],
  ['SQLITE_NOTADB', 'store-damaged', 'world'],
  ['SQLITE_CORRUPT', 'store-damaged', 'world'],
  ['SQLITE_IOERR', 'store-damaged', 'world'],
  ['SQLITE_BUSY', 'store-busy', 'world'],
  ['SQLITE_LOCKED', 'store-busy', 'world'],
  ['SQLITE_CONSTRAINT_UNIQUE', 'conflict', 'caller'],
  ['SQLITE_CONSTRAINT_PRIMARYKEY', 'conflict', 'caller'],
  ['SQLITE_CONSTRAINT_FOREIGNKEY', 'not-found', 'caller'],
  ['SQLITE_CONSTRAINT_CHECK', 'input-invalid', 'caller'],
  ['SQLITE_CONSTRAINT_NOTNULL', 'input-invalid', 'caller'],
  ['SQLITE_CONSTRAINT_DATATYPE', 'input-invalid', 'caller'],
];

const noSpace: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** What went wrong, in the house's words. SQLite's messages name tables and columns, never values. */
export function asVedetteError(error: unknown): VedetteError {
  if (error instanceof VedetteError) return error;
  const code = codeOf(error);
  if (noSpace.has(code)) return new VedetteError('disk-full', 'world', { at: code }, { cause: error });
  const known = faults.find(([prefix]) => code.startsWith(prefix));
  if (known === undefined) return new VedetteError('internal', 'self', { at: code }, { cause: error });
  return new VedetteError(known[1], known[2], { at: code }, { cause: error });
}

function codeOf(error: unknown): string {
  if (error instanceof Database.SqliteError) return error.code;
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.name : typeof error;
}
