import type { Instant } from '../time/instant.ts';
import { isBounded, type Validity, type ValidityState, validityAt } from '../time/validity.ts';
import type { Standing } from './standing.ts';

const standingOf = {
  before: 'not-yet-valid',
  within: 'enrolled',
  after: 'no-longer-valid',
  unknown: 'clock-doubtful',
} as const satisfies Record<ValidityState, Standing>;

/**
 * How a person stands at a moment. Undefined or null is nobody: removed, or never enrolled.
 * @param clock a doubtful clock leaves open whether a bounded validity holds
 */
export function personStanding(
  person: Validity | null | undefined,
  at: Instant,
  clock: 'trusted' | 'doubtful',
): Standing {
  if (person === null || person === undefined) return 'removed';
  if (clock !== 'trusted' && isBounded(person)) return 'clock-doubtful';
  return standingOf[validityAt(person, at)];
}
