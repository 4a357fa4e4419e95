import { type Instant, instant } from '@vedette/domain';

export const dayMilliseconds = 86_400_000;
/** 2022-11-01T00:00:00Z */
const firstMidnight = Date.UTC(2022, 10, 1);
const firstPass = 7 * 3_600_000;
/** Half an hour past midnight. */
const nightWork = 1_800_000;

/** When a person passes on a day: everybody at another second of the morning. */
export function passAt(day: number, person: number): Instant {
  return instant(firstMidnight + day * dayMilliseconds + firstPass + person * 1000);
}

/** When what has had its time is forgotten, in the night after a day. */
export function nightAfter(day: number): Instant {
  return instant(firstMidnight + (day + 1) * dayMilliseconds + nightWork);
}

export function isoDay(at: Instant): string {
  return new Date(at).toISOString().slice(0, 10);
}
