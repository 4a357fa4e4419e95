import { comparisonScore } from '@vedette/domain';
import { cosine } from '../compare/cosine.ts';
import { targetRates } from '../compare/derive-policy.ts';
import type { ComparisonPolicy } from '../compare/policy.ts';
import type { ErrorRates } from '../fmr/fmr-table.ts';
import { rateInterval } from '../statistics/interval.ts';
import { type ScoreHistogram, scoreHistogram } from '../statistics/score-histogram.ts';

/** References of one person, all of one model; two or more to measure how often the person is missed. */
export type PersonReferences = readonly Float32Array[];

export interface Calibration {
  readonly people: number;
  readonly genuine: number;
  readonly impostor: number;
  /** Error rates of the site's own people, with 95 % confidence intervals, at rising thresholds. */
  readonly rates: readonly ErrorRates[];
  /** Thresholds for the site: never below those the model came with. */
  readonly proposed: ComparisonPolicy;
  /**
   * Whether the comparisons are enough to vouch for each proposed threshold: the upper end of the interval
   * keeps the target. Only when every one of both kinds has it does `proposed` count as calibrated.
   */
  readonly supported: { readonly verification: boolean; readonly identification: readonly boolean[] };
}

export interface CalibrationOptions {
  /** Comparisons of different people at most; beyond it every n-th is made. */
  readonly comparisons?: number;
  readonly verificationRate?: number;
  /** Chance that a stranger is taken for anyone, for each step of the policy. */
  readonly identificationRate?: number;
}

/** Measures the model on the site's own people and proposes thresholds. Pure; takes seconds for thousands. */
export function calibrate(
  people: readonly PersonReferences[],
  policy: ComparisonPolicy,
  options: CalibrationOptions = {},
): Calibration {
  const { comparisons = 5_000_000 } = options;
  const { verificationRate, identificationRate } = { ...targetRates, ...options };
  const genuine = compareSame(people);
  const impostor = compareOthers(people, comparisons);
  const find = (rate: number, least: number) => findThreshold(impostor, rate, least);
  const verification = find(verificationRate, policy.verification);
  const steps = policy.identification.map(({ upTo, threshold }) => ({
    upTo,
    ...find(identificationRate / upTo, threshold),
  }));
  const supported = {
    verification: verification.supported,
    identification: steps.map((step) => step.supported),
  };
  return {
    people: people.length,
    genuine: genuine.total,
    impostor: impostor.total,
    rates: ratesOf(genuine, impostor),
    supported,
    proposed: {
      ...policy,
      verification: comparisonScore(verification.threshold),
      identification: steps.map(({ upTo, threshold }) => ({ upTo, threshold: comparisonScore(threshold) })),
      // Among more people nobody may pass with less than among fewer.
      beyond: comparisonScore(Math.max(policy.beyond, ...steps.map(({ threshold }) => threshold))),
      calibrated: supported.verification && steps.length > 0 && steps.every((step) => step.supported),
    },
  };
}

function compareSame(people: readonly PersonReferences[]): ScoreHistogram {
  const scores = scoreHistogram();
  for (const references of people) {
    references.forEach((a, i) => {
      for (const b of references.slice(i + 1)) scores.add(cosine(a, b));
    });
  }
  return scores;
}

function compareOthers(people: readonly PersonReferences[], most: number): ScoreHistogram {
  const scores = scoreHistogram();
  const all = people.flatMap((references, person) => references.map((reference) => ({ person, reference })));
  const every = Math.max(1, Math.ceil((all.length * (all.length - 1)) / 2 / most));
  let turn = 0;
  all.forEach((a, i) => {
    for (let j = i + 1; j < all.length; j++) {
      const b = all[j];
      if (b === undefined || b.person === a.person || turn++ % every !== 0) continue;
      scores.add(cosine(a.reference, b.reference));
    }
  });
  return scores;
}

/** The lowest hundredth, not below `least`, whose false match rate surely keeps `rate`; `least` when none does. */
function findThreshold(impostor: ScoreHistogram, rate: number, least: number) {
  for (let hundredth = Math.ceil(least * 100 - 1e-9); hundredth <= 90; hundredth++) {
    const threshold = hundredth / 100;
    const matches = impostor.countFrom(threshold);
    if (rateInterval(matches, impostor.total).high <= rate) return { threshold, supported: true };
    // No matches left: only more comparisons could say more.
    if (matches === 0) return { threshold, supported: false };
  }
  return { threshold: Math.max(least, 0.9), supported: false };
}

function ratesOf(genuine: ScoreHistogram, impostor: ScoreHistogram): readonly ErrorRates[] {
  return Array.from({ length: 15 }, (_, i) => (20 + 4 * i) / 100).map((threshold) => ({
    threshold,
    falseMatch: rateInterval(impostor.countFrom(threshold), impostor.total),
    falseNonMatch: rateInterval(genuine.total - genuine.countFrom(threshold), genuine.total),
  }));
}
