import type { FlowCountView } from '@vedette/contract/platform';
import { type FlowSum, nobody, plus } from '../../parts/flow-sums.ts';
import type { Grouping } from './flow-search.ts';

/** What tells the groups of a chart apart; null for a lane that stands nowhere yet. */
export type GroupKey = string | number | null;

export interface FlowGroup {
  readonly key: GroupKey;
  readonly sum: FlowSum;
  /** Total by the beginning of its step. */
  readonly at: ReadonlyMap<number, number>;
}

const keyOf: Readonly<Record<Grouping, (count: FlowCountView) => GroupKey>> = {
  outcome: ({ outcome }) => outcome,
  site: ({ site }) => site,
  lane: ({ lane }) => lane,
  direction: ({ direction }) => direction,
};

/** The counts by group, the largest first. */
export function groupsOf(counts: readonly FlowCountView[], by: Grouping): readonly FlowGroup[] {
  const groups = new Map<GroupKey, { sum: FlowSum; at: Map<number, number> }>();
  for (const count of counts) {
    const key = keyOf[by](count);
    const group = groups.get(key) ?? { sum: nobody, at: new Map<number, number>() };
    group.sum = plus(group.sum, count);
    group.at.set(count.at, (group.at.get(count.at) ?? 0) + count.count);
    groups.set(key, group);
  }
  return [...groups].map(([key, group]) => ({ key, ...group })).sort((a, b) => b.sum.total - a.sum.total);
}
