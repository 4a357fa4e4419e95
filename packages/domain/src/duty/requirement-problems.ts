import { parseDuration } from '../time/duration.ts';
import type { Duty } from './duty.ts';
import { type DutyProblem, problem } from './duty-problem.ts';
import { checkNames, type Requirement } from './requirement.ts';
import { asksForFace } from './ways-without-face.ts';

/** What is wrong with the requirements of a duty, one by one and among each other. */
export function requirementProblems(duty: Duty): readonly DutyProblem[] {
  const keys = duty.require.map(keyOf);
  return duty.require.flatMap((requirement, at) => {
    const path = `require.${at}`;
    if (!checkNames.includes(requirement.check)) return [problem('check-unknown', `${path}.check`)];
    const again = keys.indexOf(keyOf(requirement)) < at ? [problem('check-duplicate', path)] : [];
    return [...again, ...ownProblems(duty, requirement, path)];
  });
}

/** Two requirements of one key ask the same thing, or things that no evidence can meet together. */
function keyOf(requirement: Requirement): string {
  switch (requirement.check) {
    case 'allow-list':
    case 'deny-list':
    case 'watch-list':
      return `${requirement.check} ${requirement.list}`;
    case 'schedule':
      return `${requirement.check} ${requirement.schedule}`;
    case 'capacity':
      return `${requirement.check} ${requirement.area}`;
    case 'subject-matches':
      return `${requirement.check} ${[...requirement.on].sort().join(' ')}`;
    default:
      return requirement.check;
  }
}

function ownProblems(duty: Duty, requirement: Requirement, path: string): readonly DutyProblem[] {
  switch (requirement.check) {
    case 'allow-list':
    case 'deny-list':
    case 'watch-list':
      return duty.identify === undefined ? [problem('list-without-identify', `${path}.list`)] : [];
    case 'test':
    case 'vaccination':
      return withinProblems(requirement.within, path);
    case 'subject-matches':
      return matchProblems(duty, requirement.on, path);
    case 'presentation-attack':
      return !asksForFace(duty) ? [problem('presentation-attack-without-face', path)] : [];
    default:
      return [];
  }
}

function withinProblems(within: string | undefined, path: string): readonly DutyProblem[] {
  if (within === undefined || parseDuration(within) !== undefined) return [];
  return [problem('duration-unreadable', `${path}.within`)];
}

function matchProblems(
  duty: Duty,
  on: Extract<Requirement, { check: 'subject-matches' }>['on'],
  path: string,
): readonly DutyProblem[] {
  if (on[0] === on[1]) return [problem('subject-match-same-method', `${path}.on`)];
  return on.flatMap((method, at) =>
    duty.identify?.anyOf.includes(method)
      ? []
      : [problem('subject-match-method-not-accepted', `${path}.on.${at}`)],
  );
}
