import type { ScheduleId } from '../ids.ts';

/** Minutes since local midnight, `from` inclusive, `to` exclusive, `to` at most 1440 and above `from`. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Open intervals for each ISO weekday (index 0 is Monday) and for holidays. */
export interface Schedule {
  readonly id: ScheduleId;
  readonly name: string;
  readonly week: readonly [
    readonly Interval[],
    readonly Interval[],
    readonly Interval[],
    readonly Interval[],
    readonly Interval[],
    readonly Interval[],
    readonly Interval[],
  ];
  readonly holiday: readonly Interval[];
}

/** `YYYY-MM-DD` → what kind of day it is; a make-up workday (调休) counts as the weekday named. */
export type HolidayCalendar = ReadonlyMap<
  string,
  { readonly kind: 'holiday' } | { readonly kind: 'workday'; readonly as: 1 | 2 | 3 | 4 | 5 | 6 | 7 }
>;
