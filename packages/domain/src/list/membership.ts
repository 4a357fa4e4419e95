import type { PersonId } from '../ids.ts';
import type { Now } from '../time/age.ts';
import { isBounded, validityAt } from '../time/validity.ts';
import type { AccessList } from './access-list.ts';

export type Membership = 'listed' | 'not-listed' | 'unknown';

/**
 * Whether a person is on a list now. An entry counts from `validFrom` (inclusive) to `validTo`
 * (exclusive); whether a bounded entry counts is unknown while the clock is doubtful.
 */
export function membership(list: AccessList, subject: PersonId, now: Now): Membership {
  const entry = list.entries.get(subject);
  if (entry === undefined) return 'not-listed';
  if (now.clock !== 'trusted' && isBounded(entry)) return 'unknown';
  const state = validityAt(entry, now.at);
  if (state === 'unknown') return 'unknown';
  return state === 'within' ? 'listed' : 'not-listed';
}
