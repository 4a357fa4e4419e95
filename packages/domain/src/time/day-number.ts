import { isCalendarDay } from './calendar-day.ts';

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const daysInEra = 146_097;

/**
 * Days from 1970-01-01 to a date of the Gregorian calendar, `YYYY-MM-DD`; null for what is none. Counted in eras of
 * 400 years that begin in March, so that the leap day is the last of its year.
 */
export function dayNumber(date: string): number | null {
  const [year = Number.NaN, month = 0, day = 0] = (datePattern.exec(date) ?? []).slice(1).map(Number);
  if (!isCalendarDay(year, month, day)) return null;
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leaps = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * daysInEra + yearOfEra * 365 + leaps + dayOfYear - 719_468;
}

/** The date of a day number, `YYYY-MM-DD`; for years 0000 to 9999. */
export function dateOf(number: number): string {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / daysInEra);
  const dayOfEra = shifted - era * daysInEra;
  const leaps =
    Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / (daysInEra - 1));
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = ((marchMonth + 2) % 12) + 1;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** ISO 8601: 1 is Monday, 7 is Sunday. 1970-01-01 was a Thursday. */
export function weekdayOf(number: number): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  return (((((number + 3) % 7) + 7) % 7) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}
