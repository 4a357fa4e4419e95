import { type Instant, instant } from '@vedette/domain';

const dateForm = /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ].{1,40})?$/;
const dateTimeForm =
  /^(\d{4}-\d\d-\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d\d)(?::?(\d\d))?)$/;

/**
 * `full-date` of RFC 3339: a day that the calendar has. A time may follow and says nothing: issuers who keep
 * their dates as date-times have signed it along.
 */
export function isDate(value: unknown): value is string {
  const [, year, month, day] = typeof value === 'string' ? (dateForm.exec(value) ?? []) : [];
  if (year === undefined) return false;
  const at = new Date(0);
  at.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(day);
}

/** `date-time` of RFC 3339; the offset may lack its colon or its minutes, as ISO 8601 allows and issuers write. */
export function isDateTime(value: unknown): value is string {
  const parts = typeof value === 'string' ? dateTimeForm.exec(value) : null;
  if (parts === null) return false;
  const [, date, hour, minute, second, , , offsetHour = '0', offsetMinute = '0'] = parts;
  const inRange = Number(hour) < 24 && Number(minute) < 60 && Number(second) <= 60;
  return inRange && isDate(date) && Number(offsetHour) < 24 && Number(offsetMinute) < 60;
}

/** The moment of a date-time that `isDateTime` allows; null for a leap second, which no clock here has. */
export function momentOf(dateTime: string): Instant | null {
  const [, date, hour, minute, second, fraction = '', sign, offsetHour = '0', offsetMinute = '0'] =
    dateTimeForm.exec(dateTime) ?? [];
  const at = Date.parse(`${date}T${hour}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}Z`);
  const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * 60_000;
  return Number.isNaN(at) ? null : instant(sign === '-' ? at + offset : at - offset);
}

/** The day of a date that `isDate` allows, without a time. */
export const dayOf = (date: string): string => date.slice(0, 10);

/** Midnight of a date in UTC. */
export const midnightOf = (date: string): Instant => instant(Date.parse(`${dayOf(date)}T00:00:00Z`));
