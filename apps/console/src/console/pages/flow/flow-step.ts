import type { Period } from '../../parts/record-period.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export const steps = { minute, hour, day } as const;
export type Step = keyof typeof steps;

/** So fine that a chart shows the shape of a day, and so coarse that its bars can be told apart. */
export function stepFor({ from, to }: Period): Step {
  const length = to - from;
  if (length <= 3 * hour) return 'minute';
  return length <= 4 * day ? 'hour' : 'day';
}
