import type { Instant } from './instant.ts';

/** A window of time, from `validFrom` (inclusive) until `validTo` (exclusive); null is unbounded. */
export interface Validity {
  readonly validFrom: Instant | null;
  readonly validTo: Instant | null;
}

/** Where a moment lies; `unknown` when the moment is no time at all. */
export type ValidityState = 'before' | 'within' | 'after' | 'unknown';

export function validityAt(window: Validity, at: Instant): ValidityState {
  if (!isBounded(window)) return 'within';
  if (!Number.isFinite(at)) return 'unknown';
  if (window.validTo !== null && !(at < window.validTo)) return 'after';
  return window.validFrom === null || at >= window.validFrom ? 'within' : 'before';
}

/** Whether the window has an end on either side, so that a wrong clock can mislead. */
export function isBounded(window: Validity): boolean {
  return window.validFrom !== null || window.validTo !== null;
}
