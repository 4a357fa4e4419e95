import { type FmrTable, falseMatchRate } from '../fmr/fmr-table.ts';
import { identificationThreshold } from './identify.ts';
import type { ComparisonPolicy } from './policy.ts';

/** What thresholds mean in words: "about one stranger in N is taken for someone enrolled". */
export interface StrangerOdds {
  readonly enrolled: number;
  readonly threshold: number;
  /** Two significant digits; the data behind it does not bear more. */
  readonly oneIn: number;
}

/** 1:N: each enrolled person is one more chance to be taken for somebody. The margin makes it rarer still. */
export function strangerOdds(table: FmrTable, policy: ComparisonPolicy, enrolled: number): StrangerOdds {
  const { threshold } = identificationThreshold(policy, enrolled);
  const taken = -Math.expm1(enrolled * Math.log1p(-falseMatchRate(table, threshold)));
  return { enrolled, threshold, oneIn: taken === 0 ? Infinity : twoDigits(1 / taken) };
}

const twoDigits = (value: number): number => Number(value.toPrecision(2));
