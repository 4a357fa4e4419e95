import type { ComparisonScore } from '@vedette/domain';

/** Threshold that holds while no more than `upTo` people are enrolled. */
export interface IdentificationStep {
  readonly upTo: number;
  readonly threshold: ComparisonScore;
}

/** When two references are taken for the same person. Scores are cosines. */
export interface ComparisonPolicy {
  /** 1:1. */
  readonly verification: ComparisonScore;
  /** 1:N, by the number enrolled, ascending. */
  readonly identification: readonly IdentificationStep[];
  /** 1:N with more people than the last step: a second factor is asked for unless `calibrated`. */
  readonly beyond: ComparisonScore;
  /** Least distance to the runner-up. */
  readonly margin: number;
  /** Good frames of which the median is taken, at least. */
  readonly frames: number;
  /** The thresholds come from the site's own people. */
  readonly calibrated: boolean;
}

/** Result of a 1:1 comparison. */
export interface Verification {
  readonly state: 'match' | 'mismatch' | 'uncertain';
  readonly score: ComparisonScore;
  readonly threshold: ComparisonScore;
}
