import type { OpeningStateView } from '@vedette/contract/platform';
import { dayNumber, type LocalTime, type Schedule, type ScheduleId, scheduleState } from '@vedette/domain';
import type { OpeningHours, PlaceHours } from '@vedette/store/platform';
import { siteInstant, siteTime } from '../module/site-instant.ts';

const day = 86_400_000;
const daysAhead = 8;

/** Whether a place is open at an instant, and until when that stays so. @param at milliseconds since 1970 */
export function openingNow(
  { effective, timeZone }: PlaceHours,
  at: number,
): Pick<OpeningStateView, 'state' | 'changesAt'> {
  if (effective === null) return { state: 'always', changesAt: null };
  const state = stateAt(effective, timeZone, at);
  return { state, changesAt: nextChange(effective, timeZone, at, state === 'open') };
}

function stateAt({ week, holiday, holidays }: OpeningHours, zone: string, at: number) {
  const schedule: Schedule = { id: 'opening' as ScheduleId, name: 'opening', week, holiday };
  return scheduleState(schedule, localTime(at, zone), holidays);
}

/** Only where an interval begins or ends can it change: those moments are looked at, and no others. */
function nextChange(hours: OpeningHours, zone: string, at: number, isOpen: boolean): number | null {
  const edges = [...hours.week.flat(), ...hours.holiday].flatMap(({ from, to }) => [from, to]);
  const minutes = [...new Set([0, ...edges])].filter((minute) => minute < 1440);
  const moments = Array.from({ length: daysAhead }, (_, i) => localTime(at + i * day, zone).date)
    .flatMap((date) => minutes.map((minute) => siteInstant(date, minute, zone) as number))
    .filter((moment) => moment > at)
    .sort((a, b) => a - b);
  return moments.find((moment) => (stateAt(hours, zone, moment) === 'open') !== isOpen) ?? null;
}

function localTime(at: number, zone: string): LocalTime {
  const [date = '', clock = ''] = siteTime(at, zone).split(' ');
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  // Day 0 was a Thursday.
  const weekday = ((((dayNumber(date) ?? 0) + 3) % 7) + 1) as LocalTime['weekday'];
  return { date, weekday, minute: hours * 60 + minutes };
}
