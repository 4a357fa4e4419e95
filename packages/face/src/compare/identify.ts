import { type ComparisonScore, comparisonScore, type Identification, type PersonId } from '@vedette/domain';
import { median } from '../statistics/median.ts';
import type { ComparisonPolicy } from './policy.ts';

/** The best of a gallery search for one frame, the highest score first. */
export type Hits = readonly { readonly subject: PersonId; readonly score: number }[];

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

/**
 * Who it is, by the median score of each candidate over the frames; null while there are too few frames.
 * A candidate who is missing among a frame's best counts with the lowest score of that frame's list: more
 * than his, so that a runner-up is never judged too far away.
 */
export function identify(
  frames: readonly Hits[],
  policy: ComparisonPolicy,
  enrolled: number,
): Identification | null {
  if (frames.length < policy.frames) return null;
  const ranked = rankByMedian(frames);
  const [best, runnerUp] = ranked;
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

function rankByMedian(frames: readonly Hits[]): { subject: PersonId; score: number }[] {
  const subjects = new Set(frames.flatMap((hits) => hits.map(({ subject }) => subject)));
  return [...subjects]
    .map((subject) => ({ subject, score: median(frames.map((hits) => scoreIn(hits, subject))) }))
    .sort((a, b) => b.score - a.score);
}

function scoreIn(hits: Hits, subject: PersonId): number {
  return hits.find((hit) => hit.subject === subject)?.score ?? hits.at(-1)?.score ?? -1;
}
