import type { DecisionContextDocument } from '@vedette/contract';
import {
  type DecisionContext,
  type Instant,
  type LocalTime,
  type PersonId,
  personStanding,
  VedetteError,
} from '@vedette/domain';

/**
 * The context that a document describes.
 * @param present the moment it speaks of when it names none
 * @throws VedetteError input-invalid for a time zone that nobody knows
 */
export function contextOf(document: DecisionContextDocument, present: Instant): DecisionContext {
  const { clock, final, direction, lists, schedules, holidays, areas, area, people } = document;
  const at = document.at ?? present;
  return {
    at,
    clock,
    final,
    direction,
    area: area ?? null,
    local: localTime(at, document.timeZone),
    lists: new Map(
      lists.map((list) => [
        list.id,
        { ...list, entries: new Map(list.entries.map((entry) => [entry.subject, entry])) },
      ]),
    ),
    schedules: new Map(schedules.map((schedule) => [schedule.id, schedule])),
    holidays: new Map(holidays.map(({ date, ...day }) => [date, day])),
    areas: new Map(areas.map(({ id, ...area }) => [id, area])),
    standing: standingIn(people, at, clock),
  };
}

function standingIn(
  people: DecisionContextDocument['people'],
  at: Instant,
  clock: DecisionContext['clock'],
): DecisionContext['standing'] {
  if (people === undefined) return () => 'enrolled';
  const enrolled = new Map(people.map((person) => [person.id, person]));
  return (subject: PersonId) => personStanding(enrolled.get(subject), at, clock);
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** What the wall clock of a zone shows; of this machine's own without one. */
function localTime(at: Instant, timeZone: string | undefined): LocalTime {
  const parts = partsOf(at, timeZone);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  const weekday = 1 + weekdays.indexOf(part('weekday'));
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    weekday: weekday as LocalTime['weekday'],
    minute: 60 * Number(part('hour')) + Number(part('minute')),
  };
}

function partsOf(at: Instant, timeZone: string | undefined): Intl.DateTimeFormatPart[] {
  try {
    const format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      weekday: 'short',
    });
    return format.formatToParts(at);
  } catch (cause) {
    throw new VedetteError('input-invalid', 'caller', { at: 'timeZone' }, { cause });
  }
}
