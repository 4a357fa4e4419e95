import type { RequireVaccination } from '../../duty/requirement.ts';
import type { Vaccination } from '../../evidence/evidence.ts';
import { ofKind } from '../../evidence/of-kind.ts';
import { ageState } from '../../time/age.ts';
import type { DecisionContext } from '../context.ts';
import { type Finding, indeterminate, missing, passed, refused } from '../finding.ts';
import type { Check } from './check.ts';

export const checkVaccination: Check<'vaccination'> = (requirement, { facts, context }) => {
  const pieces = ofKind(facts, 'vaccination');
  if (pieces.length === 0) return [missing({ what: 'vaccination' })];
  return pieces.flatMap((piece) => [
    ...judgeDoses(requirement, piece.doses),
    ...judgeAge(requirement, piece, context),
  ]);
};

function judgeDoses(requirement: RequireVaccination, doses: number | null): readonly Finding[] {
  if (doses === null) return [indeterminate(requirement, 'vaccination:unknown')];
  if (doses >= requirement.doses) return passed;
  return [
    doses < requirement.doses
      ? refused('vaccination:too-few-doses')
      : indeterminate(requirement, 'vaccination:unknown'),
  ];
}

function judgeAge(
  requirement: RequireVaccination,
  piece: Vaccination,
  now: DecisionContext,
): readonly Finding[] {
  if (requirement.within === undefined) return passed;
  const state = ageState(piece.lastAt, requirement.within, now);
  if (state === 'fresh') return passed;
  return [
    state === 'too-old' ? refused('vaccination:too-old') : indeterminate(requirement, `vaccination:${state}`),
  ];
}
