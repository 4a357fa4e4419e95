import type { FlowGroup } from './flow-groups.ts';

/** What a chart draws: the steps of time with their names, and the groups. */
export interface Charted {
  readonly names: readonly string[];
  readonly at: readonly number[];
  readonly groups: readonly FlowGroup[];
}
