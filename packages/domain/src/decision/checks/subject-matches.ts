import type { RequireSubjectMatch } from '../../duty/requirement.ts';
import type { SubjectMatch } from '../../evidence/evidence.ts';
import { compares, identifiedBy, ofKind } from '../../evidence/of-kind.ts';
import { type Finding, indeterminate, missing, passed, refused } from '../finding.ts';
import type { Check, Situation } from './check.ts';

type MatchState = SubjectMatch['state'];

/**
 * Compares two ways of identifying (人证比对), by a comparison that was made or by two identifications.
 * It concerns who relies on one of the two: a person identified by other ways alone is not asked, and
 * one not yet identified is first asked for that.
 */
export const checkSubjectMatches: Check<'subject-matches'> = (requirement, situation) => {
  const states = [...comparisons(requirement, situation), ...derived(requirement, situation)];
  if (states.length > 0) return states.flatMap((state) => judge(requirement, state));
  if (!isRelevant(requirement, situation)) return passed;
  const shown = ofKind(situation.facts, 'identification').map((piece) => piece.by);
  const open = requirement.on.filter((method) => !shown.includes(method));
  return [missing({ what: 'subject-match', anyOf: open.length > 0 ? open : requirement.on })];
};

function judge(requirement: RequireSubjectMatch, state: MatchState): readonly Finding[] {
  if (state === 'match') return passed;
  if (state === 'mismatch') return [refused('subject-matches:mismatch')];
  return [indeterminate(requirement, 'subject-matches:unknown')];
}

function comparisons({ on }: RequireSubjectMatch, { facts }: Situation): readonly MatchState[] {
  const isPair = (match: SubjectMatch): boolean =>
    on[0] !== on[1] && on.every((method) => compares(match, method));
  return ofKind(facts, 'subject-match')
    .filter(isPair)
    .map(({ state }) => state);
}

/** Two identifications of one subject match; a method compared with itself proves nothing. */
function derived({ on }: RequireSubjectMatch, { facts }: Situation): readonly MatchState[] {
  if (on[0] === on[1]) return [];
  const others = identifiedBy(facts, [on[1]]);
  return identifiedBy(facts, [on[0]]).flatMap((one) =>
    others.map((other) => (one.subject === other.subject ? 'match' : 'mismatch')),
  );
}

function isRelevant({ on }: RequireSubjectMatch, { identity }: Situation): boolean {
  return !identity.asked || identity.by.some((method) => on.includes(method));
}
