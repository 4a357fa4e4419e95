import { comparisonScore } from '@vedette/domain';
import { type FmrTable, thresholdFor } from '../fmr/fmr-table.ts';
import type { EmbedderManifest } from '../model/manifest.ts';
import type { ComparisonPolicy } from './policy.ts';

/** How often a model may be wrong, whether its thresholds come from a table or from the site's own people. */
export const targetRates = {
  /** 1:1: one stranger in ten thousand passes for the person he names. */
  verificationRate: 1e-4,
  /** 1:N: one stranger in two hundred is taken for anyone of those enrolled. */
  identificationRate: 0.005,
} as const;
/** Beyond the last step the face alone is not enough; it only has to point at one person. */
const beyondRate = 1e-7;
const steps = [500, 5_000];

const hundredth = (threshold: number) => comparisonScore(Math.round(threshold * 100) / 100);

/** Thresholds that follow from a table of measured error rates, rounded to hundredths. */
export function derivePolicy(table: FmrTable): ComparisonPolicy {
  return {
    verification: hundredth(thresholdFor(table, targetRates.verificationRate)),
    identification: steps.map((upTo) => ({
      upTo,
      threshold: hundredth(thresholdFor(table, targetRates.identificationRate / upTo)),
    })),
    beyond: hundredth(thresholdFor(table, beyondRate)),
    margin: 0.05,
    frames: 3,
    calibrated: false,
  };
}

/** The thresholds that another model's manifest gives. */
export function manifestPolicy({ thresholds }: EmbedderManifest): ComparisonPolicy {
  return {
    verification: comparisonScore(thresholds.verification),
    identification: thresholds.identification.map(({ upTo, threshold }) => ({
      upTo,
      threshold: comparisonScore(threshold),
    })),
    beyond: comparisonScore(thresholds.beyond),
    margin: thresholds.margin,
    frames: 3,
    calibrated: false,
  };
}
