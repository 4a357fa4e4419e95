import { VedetteError } from '@vedette/domain';
import type { SelfTestCode } from './self-test.ts';

export type FaultReason = Extract<
  SelfTestCode,
  | 'not-connected'
  | 'no-answer'
  | 'wrong-answer'
  | 'port-missing'
  | 'not-trusted'
  | 'tampered'
  | 'power-failed'
  | 'closed'
>;

/** @param where the driver and the thing it talks to, such as `modbus-tcp 10.0.0.7:502` */
export function driverFailed(
  where: string,
  reason: FaultReason,
  what: string,
  cause?: unknown,
): VedetteError {
  return new VedetteError(
    'driver-failed',
    'world',
    { at: `${where}: ${what}`, values: { reason } },
    { cause },
  );
}

/** Why a driver failed, for a self-test; anything unforeseen counts as a wrong answer. */
export function reasonOf(error: unknown): FaultReason {
  const reason = error instanceof VedetteError ? error.details.values?.['reason'] : undefined;
  switch (reason) {
    case 'not-connected':
    case 'no-answer':
    case 'port-missing':
    case 'not-trusted':
    case 'tampered':
    case 'power-failed':
    case 'closed':
      return reason;
    default:
      return 'wrong-answer';
  }
}

/** The error as it is, or wrapped when it came from below without a code of ours. */
export function asDriverFault(where: string, error: unknown): VedetteError {
  if (error instanceof VedetteError) return error;
  const what = error instanceof Error ? error.message : String(error);
  return driverFailed(where, 'wrong-answer', what, error);
}

/** A listener of a driver's events threw: our own program's fault, not the hardware's. */
export function listenerFailed(driver: string, cause: unknown): VedetteError {
  return new VedetteError('internal', 'self', { at: `${driver}: a listener failed` }, { cause });
}
