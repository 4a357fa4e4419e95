import type { RequireTest } from '../../duty/requirement.ts';
import type { TestEvidence } from '../../evidence/evidence.ts';
import { ofKind } from '../../evidence/of-kind.ts';
import { ageState } from '../../time/age.ts';
import type { DecisionContext } from '../context.ts';
import { type Finding, indeterminate, missing, passed, refused } from '../finding.ts';
import type { Check } from './check.ts';

export const checkTest: Check<'test'> = (requirement, { facts, context }) => {
  const pieces = ofKind(facts, 'test');
  if (pieces.length === 0) return [missing({ what: 'test' })];
  return pieces.flatMap((piece) => [
    ...judgeResult(requirement, piece.result),
    ...judgeMethod(requirement, piece.method),
    ...judgeAge(requirement, piece, context),
  ]);
};

function judgeResult(requirement: RequireTest, result: TestEvidence['result']): readonly Finding[] {
  if (result === 'not-detected') return passed;
  return [result === 'detected' ? refused('test:detected') : indeterminate(requirement, 'test:unknown')];
}

function judgeMethod(requirement: RequireTest, method: TestEvidence['method']): readonly Finding[] {
  if (method !== 'NAAT' && method !== 'antigen') return [indeterminate(requirement, 'test:unknown')];
  const isAccepted = requirement.method === 'any' || requirement.method === method;
  return isAccepted ? passed : [refused('test:method-not-accepted')];
}

function judgeAge(requirement: RequireTest, piece: TestEvidence, now: DecisionContext): readonly Finding[] {
  const state = ageState(piece.sampledAt, requirement.within, now);
  if (state === 'fresh') return passed;
  return [state === 'too-old' ? refused('test:too-old') : indeterminate(requirement, `test:${state}`)];
}
