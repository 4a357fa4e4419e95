import type { RequireHealthStatus } from '../../duty/requirement.ts';
import type { HealthColour } from '../../evidence/evidence.ts';
import { ofKind } from '../../evidence/of-kind.ts';
import { type Finding, indeterminate, missing, passed, refused } from '../finding.ts';
import type { Check } from './check.ts';

export const checkHealthStatus: Check<'health-status'> = (requirement, { facts }) => {
  const pieces = ofKind(facts, 'health-status');
  if (pieces.length === 0) return [missing({ what: 'health-status' })];
  return pieces.flatMap(({ colour }) => judge(requirement, colour));
};

/** A lane for one colour is for that colour alone: green does not enter where yellow is asked. */
function judge(requirement: RequireHealthStatus, colour: HealthColour): readonly Finding[] {
  switch (colour) {
    case 'red':
    case 'yellow':
      return colour === requirement.colour ? passed : [refused(`health-status:${colour}`)];
    case 'green':
      return colour === requirement.colour ? passed : [refused('health-status:not-accepted')];
    default:
      return [indeterminate(requirement, 'health-status:unknown', 'refer')];
  }
}
