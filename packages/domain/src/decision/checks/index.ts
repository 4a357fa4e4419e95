import type { CheckName, RequirementOf } from '../../duty/requirement.ts';
import { type Finding, refused } from '../finding.ts';
import { checkAllowList } from './allow-list.ts';
import { checkCapacity } from './capacity.ts';
import type { Check, Situation } from './check.ts';
import { checkDenyList } from './deny-list.ts';
import { checkHealthStatus } from './health-status.ts';
import { checkItinerary } from './itinerary.ts';
import { checkMask } from './mask.ts';
import { checkPresentationAttack } from './presentation-attack.ts';
import { checkSchedule } from './schedule.ts';
import { checkScreeningTemperature } from './screening-temperature.ts';
import { checkSubjectMatches } from './subject-matches.ts';
import { checkTest } from './test.ts';
import { checkVaccination } from './vaccination.ts';
import { checkWatchList } from './watch-list.ts';

/** Every check by name: a requirement without its check does not compile. */
export const checks: { readonly [C in CheckName]: Check<C> } = {
  'allow-list': checkAllowList,
  'deny-list': checkDenyList,
  'watch-list': checkWatchList,
  schedule: checkSchedule,
  'screening-temperature': checkScreeningTemperature,
  mask: checkMask,
  'health-status': checkHealthStatus,
  test: checkTest,
  vaccination: checkVaccination,
  itinerary: checkItinerary,
  'subject-matches': checkSubjectMatches,
  capacity: checkCapacity,
  'presentation-attack': checkPresentationAttack,
};

/** Ties a requirement to the check of its own name, for the compiler. */
type Named<C extends CheckName = CheckName> = { [N in C]: RequirementOf<N> & { readonly check: N } }[C];

/** A duty that reached the lane with a check of another age is refused, never skipped. */
export function runCheck<C extends CheckName>(
  requirement: Named<C>,
  situation: Situation,
): readonly Finding[] {
  if (!Object.hasOwn(checks, requirement.check)) return [refused('duty:unknown-check')];
  return checks[requirement.check](requirement, situation);
}
