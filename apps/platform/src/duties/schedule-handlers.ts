import type { HolidayView } from '@vedette/contract';
import type { platformScheduleRoutes } from '@vedette/contract/platform';
import type { HolidayCalendar, Schedule, ScheduleId } from '@vedette/domain';
import { note } from '../module/audit.ts';
import { type AccessOf, callerOf, type HandlersOf } from '../module/serve-module.ts';
import { changeBy, type DutyDeps, demandEverywhere, organisationOf } from './deps.ts';

type Routes = typeof platformScheduleRoutes;

export const scheduleAccess: AccessOf<Routes> = {
  list: 'duties-see',
  put: 'duties-change',
  remove: 'duties-change',
  holidays: 'duties-see',
  putHolidays: 'duties-change',
};

export function scheduleHandlers({ schedules, audit, now }: DutyDeps): HandlersOf<Routes> {
  return {
    list: async (c) => {
      const caller = callerOf(c);
      const found = await schedules.all(caller.reach, organisationOf(caller, c.req.valid('query')));
      return found.map(scheduleView);
    },
    put: async (c) => {
      const caller = callerOf(c);
      demandEverywhere(caller);
      const schedule: Schedule = { id: c.req.valid('param').id as ScheduleId, ...c.req.valid('json') };
      const organisation = organisationOf(caller, c.req.valid('query'));
      await schedules.put(caller.reach, organisation, schedule, changeBy(caller, '', now()));
      await note(audit, caller, 'schedule-changed', schedule.id);
      return scheduleView(schedule);
    },
    remove: async (c) => {
      const caller = callerOf(c);
      demandEverywhere(caller);
      const id = c.req.valid('param').id as ScheduleId;
      const organisation = organisationOf(caller, c.req.valid('query'));
      await schedules.remove(caller.reach, organisation, id, changeBy(caller, '', now()));
      await note(audit, caller, 'schedule-removed', id);
      return undefined;
    },
    holidays: async (c) => {
      const caller = callerOf(c);
      return holidayViews(
        await schedules.holidays(caller.reach, organisationOf(caller, c.req.valid('query'))),
      );
    },
    putHolidays: async (c) => {
      const caller = callerOf(c);
      demandEverywhere(caller);
      const calendar = calendarOf(c.req.valid('json'));
      const organisation = organisationOf(caller, c.req.valid('query'));
      await schedules.putHolidays(caller.reach, organisation, calendar, changeBy(caller, '', now()));
      await note(audit, caller, 'holidays-changed', null, { days: calendar.size });
      return holidayViews(calendar);
    },
  };
}

function scheduleView({ id, name, week, holiday }: Schedule) {
  const day = (intervals: Schedule['holiday']) => intervals.map((interval) => ({ ...interval }));
  const [mon, tue, wed, thu, fri, sat, sun] = week;
  return {
    ...{ id, name, holiday: day(holiday) },
    week: [day(mon), day(tue), day(wed), day(thu), day(fri), day(sat), day(sun)] as const,
  };
}

const holidayViews = (calendar: HolidayCalendar): HolidayView[] =>
  [...calendar].map(([date, day]) => ({ date, ...day })).sort((a, b) => (a.date < b.date ? -1 : 1));

const calendarOf = (days: readonly HolidayView[]): HolidayCalendar =>
  new Map(
    days.map((day) => [
      day.date,
      day.kind === 'holiday' ? { kind: day.kind } : { kind: day.kind, as: day.as },
    ]),
  );
