import { DateTime } from './value.ts';

export const timeUnits = ['year', 'month', 'day', 'hour'] as const;
export type TimeUnit = (typeof timeUnits)[number];

const partialDate = /^(\d{4})(?:-(\d{2}))?$/;
const date = /^\d{4}-\d{2}-\d{2}$/;
const dateTime =
  /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,100}))?(?:Z|([+-])(\d{1,2})(?::?(\d{2}))?)?$/;

/**
 * The last day that a date of birth (`YYYY`, `YYYY-MM` or `YYYY-MM-DD`) allows, at midnight UTC;
 * undefined for anything else, a day the calendar does not have included.
 */
export function latestDay(text: string): DateTime | undefined {
  const partial = partialDate.exec(text);
  if (partial === null) return date.test(text) ? midnight(text) : undefined;
  const month = Number(partial[2] ?? 12);
  if (month < 1 || month > 12) return undefined;
  const first = midnight(`${partial[1]}-${String(month).padStart(2, '0')}-01`);
  // Day 0 of the next month is the last of this one.
  return first && changed(first, (moment) => moment.setUTCMonth(moment.getUTCMonth() + 1, 0));
}

/** Reads the ISO 8601 forms that CertLogic allows; without an offset UTC, decimals cut after the third. */
export function readDateTime(text: string): DateTime | undefined {
  const match = dateTime.exec(text);
  if (match === null) return latestDay(text);
  const [, day = '', hours, minutes, seconds, decimals = '', sign, offsetHours, offsetMinutes = '0'] = match;
  const start = midnight(day);
  if (start === undefined || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59)
    return undefined;
  const offset = sign === undefined ? 0 : Number(offsetHours) * 60 + Number(offsetMinutes);
  const clock = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000;
  const fraction = Number(decimals.slice(0, 3).padEnd(3, '0'));
  const east = sign === '-' ? -offset : offset;
  return inRange(start.milliseconds + clock + fraction - east * 60_000);
}

/** Moves a moment as the `setUTC…` methods of ECMAScript do: 29 February plus a year is 1 March. */
export function plus(start: DateTime, amount: number, unit: TimeUnit): DateTime | undefined {
  return changed(start, movers[unit](amount));
}

const movers: Record<TimeUnit, (amount: number) => (moment: Date) => number> = {
  year: (amount) => (moment) => moment.setUTCFullYear(moment.getUTCFullYear() + amount),
  month: (amount) => (moment) => moment.setUTCMonth(moment.getUTCMonth() + amount),
  day: (amount) => (moment) => moment.setUTCDate(moment.getUTCDate() + amount),
  hour: (amount) => (moment) => moment.setUTCHours(moment.getUTCHours() + amount),
};

function changed(start: DateTime, change: (moment: Date) => number): DateTime | undefined {
  return inRange(change(new Date(start.milliseconds)));
}

/** ECMAScript rolls 30 February over to March in some engines: what does not read back was no day. */
function midnight(day: string): DateTime | undefined {
  const start = inRange(Date.parse(`${day}T00:00:00.000Z`));
  return start?.toJSON().startsWith(day) ? start : undefined;
}

function inRange(milliseconds: number): DateTime | undefined {
  return Number.isNaN(new Date(milliseconds).getTime()) ? undefined : new DateTime(milliseconds);
}
