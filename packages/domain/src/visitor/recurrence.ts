import type { HolidayCalendar } from '../schedule/schedule.ts';
import { dateOf, dayNumber, weekdayOf } from '../time/day-number.ts';

export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** A visit that comes back: on which days, and at which hours of the site's wall clock. */
export interface Recurrence {
  /** ISO weekdays, at least one. */
  readonly weekdays: readonly Weekday[];
  /** 1 for every week, at most 52; weeks count from the Monday of the first day. */
  readonly everyWeeks: number;
  /** First day that counts, `YYYY-MM-DD`. */
  readonly from: string;
  /** Last day that counts. */
  readonly until: string;
  /** Days left out. */
  readonly except: readonly string[];
  /** Whether public holidays are left out; a make-up workday (调休) counts as the weekday it stands for. */
  readonly skipHolidays: boolean;
  /** Minutes since local midnight, 0 to 1439. */
  readonly startMinute: number;
  /** 1 to 1440: a night shift ends on the next day. */
  readonly minutes: number;
}

/** One of the days, in local time. `untilMinute` goes beyond 1440 into the next day. */
export interface Occurrence {
  readonly date: string;
  readonly fromMinute: number;
  readonly untilMinute: number;
}

export const recurrenceLimits = { days: 400, occurrences: 200 } as const;

/** What is wrong with a recurrence; a closed list. */
export const recurrenceProblems = [
  'weekdays',
  'everyWeeks',
  'from',
  'until',
  'too-long',
  'except',
  'startMinute',
  'minutes',
  'none',
  'too-many',
] as const;
export type RecurrenceProblem = (typeof recurrenceProblems)[number];

export type Occurrences =
  | { readonly ok: true; readonly days: readonly Occurrence[] }
  | { readonly ok: false; readonly problem: RecurrenceProblem };

/** The days of a recurrence, in order: at least one, at most 200, within 400 days. Never more are looked at. */
export function occurrences(rule: Recurrence, holidays: HolidayCalendar = new Map()): Occurrences {
  const problem = problemOf(rule);
  if (problem !== null) return { ok: false, problem };
  const days = datesOf(rule, holidays).map((date) => occurrenceOn(date, rule));
  if (days.length === 0) return { ok: false, problem: 'none' };
  return days.length > recurrenceLimits.occurrences ? { ok: false, problem: 'too-many' } : { ok: true, days };
}

function occurrenceOn(date: string, { startMinute, minutes }: Recurrence): Occurrence {
  return { date, fromMinute: startMinute, untilMinute: startMinute + minutes };
}

function datesOf(rule: Recurrence, holidays: HolidayCalendar): readonly string[] {
  // Both are days: a rule with a problem does not come here.
  const [first, last] = [Number(dayNumber(rule.from)), Number(dayNumber(rule.until))];
  const monday = first - (weekdayOf(first) - 1);
  const left = new Set(rule.except);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
    .filter((day) => Math.floor((day - monday) / 7) % rule.everyWeeks === 0)
    .filter((day) => counts(day, rule, holidays))
    .map(dateOf)
    .filter((date) => !left.has(date));
}

function counts(day: number, { weekdays, skipHolidays }: Recurrence, holidays: HolidayCalendar): boolean {
  const special = skipHolidays ? holidays.get(dateOf(day)) : undefined;
  if (special?.kind === 'holiday') return false;
  return weekdays.includes(special?.as ?? weekdayOf(day));
}

function problemOf(rule: Recurrence): RecurrenceProblem | null {
  const [first, last] = [dayNumber(rule.from), dayNumber(rule.until)];
  if (rule.weekdays.length === 0 || rule.weekdays.length > 7) return 'weekdays';
  if (!rule.weekdays.every((day) => isWhole(day, 1, 7))) return 'weekdays';
  if (!isWhole(rule.everyWeeks, 1, 52)) return 'everyWeeks';
  if (!isWhole(rule.startMinute, 0, 1_439)) return 'startMinute';
  if (!isWhole(rule.minutes, 1, 1_440)) return 'minutes';
  if (first === null) return 'from';
  if (last === null || last < first) return 'until';
  if (last - first >= recurrenceLimits.days) return 'too-long';
  const areDays =
    rule.except.length <= recurrenceLimits.days && rule.except.every((day) => dayNumber(day) !== null);
  return areDays ? null : 'except';
}

const isWhole = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;
