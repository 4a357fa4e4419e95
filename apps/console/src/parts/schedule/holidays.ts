import type { HolidayView } from '@vedette/contract';
import dayjs from 'dayjs';

/** In order of date, one entry a date: the one given last. */
export function withHolidays(
  holidays: readonly HolidayView[],
  added: readonly HolidayView[],
): readonly HolidayView[] {
  const byDate = new Map([...holidays, ...added].map((each) => [each.date, each]));
  return [...byDate.values()].sort((a, b) => a.date.localeCompare(b.date));
}

/** Every date from `first` to `last`, both inclusive; `YYYY-MM-DD`. */
export function datesBetween(first: string, last: string): readonly string[] {
  const count = dayjs(last).diff(dayjs(first), 'day') + 1;
  return Array.from({ length: Math.max(count, 0) }, (_, at) =>
    dayjs(first).add(at, 'day').format('YYYY-MM-DD'),
  );
}
