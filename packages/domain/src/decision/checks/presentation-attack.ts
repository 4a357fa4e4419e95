import type { RequireBonaFide } from '../../duty/requirement.ts';
import type { PresentationAttack } from '../../evidence/evidence.ts';
import { compares, ofKind } from '../../evidence/of-kind.ts';
import { type Finding, indeterminate, missing, passed, refused } from '../finding.ts';
import type { Check, Situation } from './check.ts';

/**
 * An attack or a failed challenge refuses whoever made it. Anything less concerns a face that vouches
 * for somebody: a person identified without a face, or not yet identified, is asked for no blink.
 */
export const checkPresentationAttack: Check<'presentation-attack'> = (requirement, situation) => {
  const pieces = ofKind(situation.facts, 'presentation-attack');
  const refusals = pieces.flatMap(refusalsOf);
  if (refusals.length > 0) return refusals;
  if (!isFaceInPlay(situation)) return passed;
  if (pieces.length === 0) return [missing({ what: 'presentation-attack' })];
  return judge(requirement, pieces);
};

function refusalsOf({ state, challenge }: PresentationAttack): readonly Finding[] {
  return [
    ...(state === 'attack' ? [refused('presentation-attack:suspected')] : []),
    ...(challenge === 'failed' ? [refused('presentation-attack:challenge-failed')] : []),
  ];
}

/** Where nobody's name is asked, any face in front of the lane is in play. */
function isFaceInPlay({ identity, facts }: Situation): boolean {
  const comparesFace = ofKind(facts, 'subject-match').some((match) => compares(match, 'face'));
  return !identity.asked || identity.by.includes('face') || comparesFace;
}

/** A challenge answered once stands for the whole passage, whichever piece reports it. */
function judge(requirement: RequireBonaFide, pieces: readonly PresentationAttack[]): readonly Finding[] {
  const isAnswered = pieces.some(({ challenge }) => challenge === 'passed');
  const isClear = pieces.every(({ state }) => state === 'bona-fide');
  const isKnown = pieces.every(({ state }) => state === 'bona-fide' || state === 'uncertain');
  if (!isKnown) return [indeterminate(requirement, 'presentation-attack:unknown')];
  if (isAnswered) return passed;
  if (requirement.challenge === 'never') {
    return isClear ? passed : [indeterminate(requirement, 'presentation-attack:unknown')];
  }
  if (requirement.challenge === 'on-doubt' && isClear) return passed;
  const because = isClear ? {} : ({ because: 'presentation-attack:unknown' } as const);
  return [missing({ what: 'presentation-attack', ...because })];
}
