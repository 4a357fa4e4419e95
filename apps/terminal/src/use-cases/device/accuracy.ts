import type { algorithmMeaningSchema } from '@vedette/contract';
import {
  type ComparisonPolicy,
  type ErrorRates,
  errorRates,
  type FmrTable,
  falseMatchRate,
  identificationThreshold,
  type RateInterval,
  rateInterval,
} from '@vedette/face';
import type { z } from 'zod';

export type AlgorithmMeaning = z.infer<typeof algorithmMeaningSchema>;

/** How often a model is wrong at a threshold, and on which data that was measured. */
export interface Accuracy {
  readonly data: string;
  falseMatch(threshold: number): RateInterval;
  falseNonMatch(threshold: number): number;
}

/** The table that came with the model: matches between its rows on a logarithmic scale, non-matches on a straight line. */
export function tableAccuracy(table: FmrTable): Accuracy {
  const rows = errorRates(table);
  return {
    data: table.data,
    falseMatch(threshold) {
      const rate = falseMatchRate(table, threshold);
      const { low, high } = rateInterval(Math.round(rate * table.impostor), table.impostor);
      return { rate, low: Math.min(low, rate), high: Math.max(high, rate) };
    },
    falseNonMatch: (threshold) => between(rows, threshold),
  };
}

/** The site's own measurement: the careful neighbour of the threshold, for either kind of error. */
export function siteAccuracy(rows: readonly ErrorRates[], data: string): Accuracy {
  return {
    data,
    falseMatch: (threshold) =>
      rows.findLast((row) => row.threshold <= threshold + 1e-9)?.falseMatch ?? { rate: 1, low: 0, high: 1 },
    falseNonMatch: (threshold) => atOrAbove(rows, threshold),
  };
}

/** Of a model that nobody measured the worst is assumed. */
export const unknownAccuracy: Accuracy = {
  data: '',
  falseMatch: () => ({ rate: 1, low: 0, high: 1 }),
  falseNonMatch: () => 1,
};

function between(rows: readonly ErrorRates[], threshold: number): number {
  const above = rows.find((row) => row.threshold >= threshold);
  const below = rows.findLast((row) => row.threshold <= threshold);
  if (above === undefined) return 1;
  if (below === undefined || below === above) return above.falseNonMatch.rate;
  const share = (threshold - below.threshold) / (above.threshold - below.threshold);
  return below.falseNonMatch.rate + share * (above.falseNonMatch.rate - below.falseNonMatch.rate);
}

function atOrAbove(rows: readonly ErrorRates[], threshold: number): number {
  return rows.find((row) => row.threshold >= threshold - 1e-9)?.falseNonMatch.rate ?? 1;
}

/** @param recommended thresholds that whoever measured would choose */
export function meaningOf(
  accuracy: Accuracy,
  policy: ComparisonPolicy,
  enrolled: number,
  recommended: ComparisonPolicy,
): AlgorithmMeaning {
  const { threshold, standing } = identificationThreshold(policy, enrolled);
  const { rate, low, high } = accuracy.falseMatch(threshold);
  // Each enrolled person is one more chance to be taken for somebody.
  const taken = enrolled === 0 ? 0 : -Math.expm1(enrolled * Math.log1p(-rate));
  return {
    enrolled,
    table: accuracy.data,
    falseMatchRate: rate,
    falseMatchLow: low,
    falseMatchHigh: high,
    oneStrangerIn: taken === 0 ? Number.MAX_SAFE_INTEGER : Number((1 / taken).toPrecision(2)),
    falseNonMatchRate: accuracy.falseNonMatch(threshold),
    needsSecondFactor: standing === 'needs-second-factor',
    recommended: {
      verifyThreshold: recommended.verification,
      identifyThreshold: identificationThreshold(recommended, enrolled).threshold,
    },
  };
}
