import type { Instant, LocalTime } from '@vedette/domain';

type Weekday = LocalTime['weekday'];
const weekdays: Readonly<Record<string, Weekday>> = {
  Mon: 1,
  Tue: 2,
  Wed: 3,
  Thu: 4,
  Fri: 5,
  Sat: 6,
  Sun: 7,
};

/** What the wall clock of a time zone shows. @throws RangeError for a zone that nobody knows */
export function localClock(timeZone: string): (at: Instant) => LocalTime {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (at) => {
    const part = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
    return {
      date: `${part.get('year')}-${part.get('month')}-${part.get('day')}`,
      weekday: weekdays[part.get('weekday') ?? 'Mon'] ?? 1,
      minute: Number(part.get('hour')) * 60 + Number(part.get('minute')),
    };
  };
}
