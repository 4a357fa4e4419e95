import type { FlowCountView } from '@vedette/contract/platform';

export const outcomes = ['granted', 'refer', 'denied'] as const;
export type Outcome = (typeof outcomes)[number];
export interface FlowSum extends Readonly<Record<Outcome, number>> {
  readonly total: number;
  readonly notTaken: number;
}

export const nobody: FlowSum = { granted: 0, refer: 0, denied: 0, total: 0, notTaken: 0 };

export function plus(sum: FlowSum, { outcome, count, notTaken }: FlowCountView): FlowSum {
  return {
    ...sum,
    [outcome]: sum[outcome] + count,
    total: sum.total + count,
    notTaken: sum.notTaken + notTaken,
  };
}

export const sumOf = (counts: readonly FlowCountView[]): FlowSum => counts.reduce(plus, nobody);

/** Sums by whatever of a count tells groups apart, in the order in which they first come. */
export function sumsBy<K>(
  counts: readonly FlowCountView[],
  keyOf: (count: FlowCountView) => K,
): Map<K, FlowSum> {
  const sums = new Map<K, FlowSum>();
  for (const count of counts) sums.set(keyOf(count), plus(sums.get(keyOf(count)) ?? nobody, count));
  return sums;
}

/** The beginnings of all steps from `from` (inclusive) to `to` (exclusive). */
export function stepsBetween(from: number, to: number, step: number): readonly number[] {
  return Array.from({ length: Math.max(Math.ceil((to - from) / step), 0) }, (_, at) => from + at * step);
}
