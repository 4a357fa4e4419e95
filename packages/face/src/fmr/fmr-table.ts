import { z } from 'zod';
import { type RateInterval, rateInterval } from '../statistics/interval.ts';
import lfwFrFeature from './lfw-fr-feature.json' with { type: 'json' };

const schema = z.strictObject({
  model: z.string(),
  modelSha256: z.string(),
  data: z.string(),
  method: z.string(),
  limits: z.string(),
  genuine: z.int().positive(),
  impostor: z.int().positive(),
  points: z
    .array(
      z.strictObject({
        threshold: z.number(),
        falseMatches: z.int(),
        falseNonMatches: z.int(),
        cleaned: z.boolean().optional(),
      }),
    )
    .min(2),
});
/** What was measured of a model: on which data, with how many comparisons, how often it was wrong. */
export type FmrTable = z.infer<typeof schema>;

export const lfwTable: FmrTable = schema.parse(lfwFrFeature);

export interface ErrorRates {
  readonly threshold: number;
  /** False match rate: different people taken for one. */
  readonly falseMatch: RateInterval;
  /** False non-match rate: one person taken for two. */
  readonly falseNonMatch: RateInterval;
}

/** The table's rows as rates with 95 % confidence intervals. */
export function errorRates(table: FmrTable): readonly ErrorRates[] {
  return table.points.map(({ threshold, falseMatches, falseNonMatches }) => ({
    threshold,
    falseMatch: rateInterval(falseMatches, table.impostor),
    falseNonMatch: rateInterval(falseNonMatches, table.genuine),
  }));
}

/** False match rate at a threshold: straight lines between the rows on a logarithmic scale, and beyond them. */
export function falseMatchRate(table: FmrTable, threshold: number): number {
  const [from, to] = around(table, (point) => point.threshold >= threshold);
  const slope = (to.log - from.log) / (to.threshold - from.threshold);
  return Math.min(1, Math.exp(from.log + slope * (threshold - from.threshold)));
}

/** The threshold at which different people are taken for one at `rate`. */
export function thresholdFor(table: FmrTable, rate: number): number {
  const wanted = Math.log(rate);
  const [from, to] = around(table, (point) => point.log <= wanted);
  return from.threshold + ((wanted - from.log) * (to.threshold - from.threshold)) / (to.log - from.log);
}

interface LogPoint {
  readonly threshold: number;
  readonly log: number;
}

/** The two neighbouring rows between which the first row that `reaches` is the second. */
function around(table: FmrTable, reaches: (point: LogPoint) => boolean): readonly [LogPoint, LogPoint] {
  const rows = table.points.map(({ threshold, falseMatches }) => ({
    threshold,
    log: Math.log(falseMatches / table.impostor),
  }));
  const found = rows.findIndex(reaches);
  const second = found < 0 ? rows.length - 1 : Math.max(1, found);
  const none = { threshold: 0, log: 0 };
  return [rows[second - 1] ?? none, rows[second] ?? none];
}
