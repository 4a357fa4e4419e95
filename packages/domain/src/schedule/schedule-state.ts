import type { LocalTime } from '../time/local-time.ts';
import type { HolidayCalendar, Interval, Schedule } from './schedule.ts';

export type ScheduleState = 'open' | 'outside-hours' | 'holiday';

/**
 * What a schedule says of a moment. A holiday has hours of its own; a make-up workday (调休) has those
 * of the weekday it stands for.
 */
export function scheduleState(
  schedule: Schedule,
  local: LocalTime,
  holidays: HolidayCalendar,
): ScheduleState {
  const day = holidays.get(local.date);
  if (day?.kind === 'holiday') return covers(schedule.holiday, local.minute) ? 'open' : 'holiday';
  const hours = schedule.week[(day?.as ?? local.weekday) - 1];
  return covers(hours ?? [], local.minute) ? 'open' : 'outside-hours';
}

const covers = (intervals: readonly Interval[], minute: number): boolean =>
  intervals.some(({ from, to }) => minute >= from && minute < to);
