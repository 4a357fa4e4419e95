import { dateOf, dayNumber, type Instant, instant } from '@vedette/domain';

const day = 86_400_000;
const minuteLength = 60_000;

/**
 * The moment at which the wall clock of a time zone shows a minute of a date. Of two such moments, when clocks go
 * back, the first; when clocks go forward over it, the moment at which they do.
 * @param minute since local midnight; beyond 1440 it is of the next day
 * @throws RangeError for an unknown zone or what is no date
 */
export function siteInstant(date: string, minute: number, zone: string): Instant {
  const number = dayNumber(date);
  if (number === null) throw new RangeError('no date');
  const wall = number * day + minute * minuteLength;
  const offset = offsetIn(zone);
  // An offset is at most a day; two looks, since the first may be on the other side of a change.
  const candidates = [wall - day, wall + day].map((at) => wall - offset(at)).sort((a, b) => a - b);
  const exact = candidates.find((at) => at + offset(at) === wall);
  return instant(exact ?? afterGap(candidates, wall, offset));
}

/** In a gap: the first minute that the wall clock shows at or after the one asked for. */
function afterGap(candidates: readonly number[], wall: number, offset: (at: number) => number): number {
  const [first = wall, last = first] = candidates;
  for (let at = first; at <= last; at += minuteLength) if (at + offset(at) >= wall) return at;
  return last;
}

/** Milliseconds by which the wall clock of a zone is ahead of UTC. @throws RangeError */
function offsetIn(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
    second: '2-digit',
  });
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    const shown = Date.UTC(
      ...([part('year'), part('month') - 1, part('day')] as const),
      ...([part('hour'), part('minute'), part('second')] as const),
    );
    return shown - Math.floor(at / 1000) * 1000;
  };
}

/** `YYYY-MM-DD hh:mm` on the wall clock of a zone. @throws RangeError */
export function siteTime(at: number, zone: string): string {
  const wall = at + offsetIn(zone)(at);
  const number = Math.floor(wall / day);
  const minutes = Math.floor((wall - number * day) / minuteLength);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${dateOf(number)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
