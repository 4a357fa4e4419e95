import { type ComparisonScore, comparisonScore, type Identification, type PersonId } from '@vedette/domain';
import { median } from '../statistics/median.ts';
import type { Candidate } from './candidates.ts';
import type { ComparisonPolicy } from './policy.ts';

export interface ThresholdInForce {
  readonly threshold: ComparisonScore;
  readonly standing: 'sufficient' | 'needs-second-factor';
}

/** The more people are enrolled, the more a stranger has to resemble one of them. */
export function identificationThreshold(policy: ComparisonPolicy, enrolled: number): ThresholdInForce {
  const step = policy.identification.find(({ upTo }) => enrolled <= upTo);
  if (step !== undefined) return { threshold: step.threshold, standing: 'sufficient' };
  return { threshold: policy.beyond, standing: policy.calibrated ? 'sufficient' : 'needs-second-factor' };
}

/** Who it is, by the median score of each candidate over the frames; null while there are too few frames. */
export function identify(
  candidates: readonly Candidate[],
  frames: number,
  policy: ComparisonPolicy,
  enrolled: number,
): Identification | null {
  if (frames < policy.frames) return null;
  const [best, runnerUp] = rankByMedian(candidates);
  const { threshold, standing } = identificationThreshold(policy, enrolled);
  if (best === undefined || best.score < threshold) return not('not-identified');
  if (runnerUp !== undefined && best.score - runnerUp.score < policy.margin) return not('ambiguous');
  const score = comparisonScore(best.score);
  return { kind: 'identification', by: 'face', state: 'identified', subject: best.subject, standing, score };
}

const not = (state: 'not-identified' | 'ambiguous'): Identification => ({
  kind: 'identification',
  by: 'face',
  state,
});

function rankByMedian(candidates: readonly Candidate[]): { subject: PersonId; score: number }[] {
  return candidates
    .map(({ subject, scores }) => ({ subject, score: median(scores) }))
    .sort((a, b) => b.score - a.score);
}
