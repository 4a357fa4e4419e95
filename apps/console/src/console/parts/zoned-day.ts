import dayjs, { type Dayjs } from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);
dayjs.extend(timezone);

/** A moment on the wall clock of a zone. */
export const inZone = (at: number, zone: string): Dayjs => dayjs(at).tz(zone);

/** The moment at which the day of a moment begins in a zone; `days` before it. */
export function startOfDay(at: number, zone: string, days = 0): number {
  return inZone(at, zone).startOf('day').subtract(days, 'day').valueOf();
}

/** The moment at which a clock on the wall of a zone shows `YYYY-MM-DD HH:mm`. */
export const wallClock = (text: string, zone: string): number => dayjs.tz(text, zone).valueOf();
