import type { Decision, Need } from '@vedette/domain';
import type { Vocabulary } from '../output/describe-error.ts';
import { fill } from '../output/fill.ts';

export interface DecisionInWords {
  readonly outcome: string;
  readonly reasons: readonly string[];
  readonly missing: readonly string[];
  readonly notices: readonly string[];
}

export function decisionInWords({ phrases, words }: Vocabulary, decision: Decision): DecisionInWords {
  return {
    outcome: words.decide.outcome[decision.outcome],
    reasons: 'reasons' in decision ? decision.reasons.map((reason) => phrases.reasons[reason]) : [],
    missing:
      'missing' in decision ? decision.missing.map((need) => needInWords({ phrases, words }, need)) : [],
    notices: decision.notices.map((notice) => phrases.reasons[notice]),
  };
}

function needInWords({ phrases, words }: Vocabulary, { what, anyOf, because }: Need): string {
  const evidence = words.decide.evidence[what];
  const methods = anyOf?.map((method) => phrases.methods[method]).join(', ');
  const need =
    methods === undefined ? evidence : fill(words.decide.needsAnyOf, { what: evidence, anyOf: methods });
  if (because === undefined) return need;
  return fill(words.decide.because, { what: need, reason: phrases.reasons[because] });
}
