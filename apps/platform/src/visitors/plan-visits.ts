import type { InvitationInput } from '@vedette/contract/platform';
import {
  type HolidayCalendar,
  type Instant,
  instant,
  occurrences,
  type Recurrence,
  VedetteError,
  type VisitWindow,
} from '@vedette/domain';
import { siteInstant } from '../module/site-instant.ts';

const longestVisit = 31 * 86_400_000;
const furthest = 400 * 86_400_000;

export interface PlannedTimes {
  readonly windows: readonly VisitWindow[];
  readonly recurrence: Recurrence | null;
}

/**
 * When an invitation is for: once, or on the days of a recurrence by the wall clock of the site. What is over is left
 * out. @throws VedetteError `input-invalid`, naming what is wrong
 */
export function planTimes(
  time: InvitationInput['time'],
  timeZone: string,
  holidays: HolidayCalendar,
  now: Instant,
): PlannedTimes {
  const { kind, ...rule } = time;
  if (time.kind === 'once') {
    const window = { from: instant(time.from), until: instant(time.until) };
    demandWindow(window, now);
    return { windows: [window], recurrence: null };
  }
  const recurrence = rule as Recurrence;
  const found = occurrences(recurrence, holidays);
  if (!found.ok) throw new VedetteError('input-invalid', 'caller', { at: `time.${kind}.${found.problem}` });
  const windows = found.days
    .map(({ date, fromMinute, untilMinute }) => ({
      from: siteInstant(date, fromMinute, timeZone),
      until: siteInstant(date, untilMinute, timeZone),
    }))
    .filter(({ from, until }) => from < until && until > now);
  if (windows.length === 0) throw new VedetteError('input-invalid', 'caller', { at: 'time.over' });
  return { windows, recurrence };
}

/** @throws VedetteError `input-invalid` for a window that is over, too long, too far off, or none */
export function demandWindow({ from, until }: VisitWindow, now: Instant): void {
  const isGood = from < until && until > now && until - from <= longestVisit && from - now <= furthest;
  if (!isGood) throw new VedetteError('input-invalid', 'caller', { at: 'time' });
}
