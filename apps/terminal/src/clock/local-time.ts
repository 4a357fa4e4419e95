import type { Instant, LocalTime } from '@vedette/domain';

/** Whether this runtime knows the IANA time zone. */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The wall clock of a time zone. @throws RangeError for an unknown zone */
export function wallClockOf(zone: string): (at: Instant) => LocalTime {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
    const date = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
    return { date, weekday: weekdayOf(date), minute: Number(part('hour')) * 60 + Number(part('minute')) };
  };
}

function weekdayOf(date: string): LocalTime['weekday'] {
  const sunday = 0;
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return (day === sunday ? 7 : day) as LocalTime['weekday'];
}
