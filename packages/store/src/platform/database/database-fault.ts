import { type ErrorCode, type Fault, VedetteError } from '@vedette/domain';
import { DatabaseError } from 'pg';

/** SQLSTATE codes by their beginning, the more special first (PostgreSQL, appendix A). */
const faults: readonly (readonly [prefix: string, code: ErrorCode, fault: Fault])[] = [
  ['53100', 'disk-full', 'world'],
  ['53', 'store-busy', 'world'],
  ['55P03', 'store-busy', 'world'],
  ['57014', 'store-busy', 'world'],
  ['40', 'store-busy', 'world'],
  ['08', 'database-gone', 'world'],
  ['57P', 'database-gone', 'world'],
  ['28', 'database-gone', 'world'],
  ['3D', 'database-gone', 'world'],
  ['XX001', 'store-damaged', 'world'],
  ['XX002', 'store-damaged', 'world'],
  ['58', 'store-damaged', 'world'],
  ['23505', 'conflict', 'caller'],
  ['23503', 'not-found', 'caller'],
  ['23', 'input-invalid', 'caller'],
  ['22', 'input-invalid', 'caller'],
];

/** What went wrong, in the house's words. The driver's error stays behind as the cause: it may show values. */
export function asDatabaseFault(error: unknown): VedetteError {
  if (error instanceof VedetteError) return error;
  const state = sqlState(error);
  if (state === undefined) {
    const lost = isConnectionLoss(error);
    const at = { at: lost ? 'connection' : nameOf(error) };
    return lost
      ? new VedetteError('database-gone', 'world', at, { cause: error })
      : new VedetteError('internal', 'self', at, { cause: error });
  }
  const [, code, fault] = faults.find(([prefix]) => state.startsWith(prefix)) ?? ['', 'internal', 'self'];
  return new VedetteError(code, fault, { at: state }, { cause: error });
}

export function sqlState(error: unknown): string | undefined {
  return error instanceof DatabaseError ? error.code : undefined;
}

const lostCodes: ReadonlySet<string> = new Set([
  ...['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ENOENT', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...[
    'ENOTFOUND',
    'EAI_AGAIN',
    'ECONNABORTED',
    'ENOTCONN',
    'ERR_STREAM_DESTROYED',
    'ERR_STREAM_PREMATURE_CLOSE',
  ],
]);
/** The driver has no code for these. */
const lostMessage = /connection terminated|connection ended|timeout (expired|exceeded)|not queryable/i;

/** Whether the same request may succeed on another connection, later. */
export function isConnectionLoss(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== undefined) return state.startsWith('08') || state.startsWith('57P');
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.every(isConnectionLoss);
  return ('code' in error && lostCodes.has(String(error.code))) || lostMessage.test(error.message);
}

/** A transaction that another one got in the way of: the same once more goes through. */
export function isCollision(error: unknown): boolean {
  return ['40001', '40P01'].includes(sqlState(error) ?? '');
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
