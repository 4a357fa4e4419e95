import type { FlowCountView } from '@vedette/contract/platform';
import type { Period } from '../../parts/record-period.ts';
import { inZone } from '../../parts/zoned-day.ts';

const hour = 3_600_000;

export interface HeatCell {
  /** 1 for Monday. */
  readonly day: number;
  readonly hour: number;
  /** Passages an hour, over all such hours of the period that are over or have begun. */
  readonly mean: number;
}

const weekday = (day: number): number => (day === 0 ? 7 : day);

/** The mean of each hour of the week, on the wall clock of a zone. */
export function heatOf(
  counts: readonly FlowCountView[],
  { from, to }: Period,
  now: number,
  zone: string,
): HeatCell[] {
  const slotOf = (at: number): number => {
    const wall = inZone(at, zone);
    return (weekday(wall.day()) - 1) * 24 + wall.hour();
  };
  const [sums, hours] = [new Array<number>(168).fill(0), new Array<number>(168).fill(0)];
  for (let at = from; at < Math.min(to, now); at += hour) {
    const slot = slotOf(at);
    hours[slot] = (hours[slot] ?? 0) + 1;
  }
  for (const { at, count } of counts) {
    const slot = slotOf(at);
    sums[slot] = (sums[slot] ?? 0) + count;
  }
  return sums.flatMap((sum, slot) => {
    const seen = hours[slot] ?? 0;
    return seen === 0 ? [] : [{ day: Math.floor(slot / 24) + 1, hour: slot % 24, mean: sum / seen }];
  });
}
