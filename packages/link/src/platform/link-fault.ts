import type { LinkFault } from '@vedette/contract/link';
import { type ErrorCode, VedetteError } from '@vedette/domain';

const faultOfCode: Partial<Record<ErrorCode, LinkFault>> = {
  'rate-limited': 'slow-down',
  'store-busy': 'slow-down',
  'database-gone': 'unavailable',
  'database-missing': 'unavailable',
  'disk-full': 'unavailable',
  'not-claimed': 'device-not-claimed',
};

/** What a device is told of an error: whether to come again, and nothing of what went wrong inside. */
export function faultOfError(error: unknown): LinkFault {
  return (error instanceof VedetteError ? faultOfCode[error.code] : undefined) ?? 'internal';
}

/** Milliseconds until it makes sense again, spread so that all do not come at once; undefined for what will not pass. */
export function retryAfterFault(fault: LinkFault, random: number): number | undefined {
  if (fault === 'slow-down') return Math.round(1_000 * (1 + random));
  if (fault === 'unavailable' || fault === 'internal') return Math.round(5_000 * (1 + 2 * random));
  return undefined;
}
