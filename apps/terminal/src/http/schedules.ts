import type { HolidayView } from '@vedette/contract';
import { type HolidayCalendar, type ScheduleId, VedetteError } from '@vedette/domain';
import type { Context } from 'hono';
import { needsSchedule } from '../use-cases/duty/missing-parts.ts';
import type { AppDeps } from './deps.ts';
import type { Env } from './env.ts';
import { note } from './note.ts';
import type { Handlers } from './serve.ts';

export function scheduleHandlers({ store, lanes }: AppDeps): Handlers<'schedules'> {
  const { schedules, duties, audit } = store;
  const changed = async (c: Context<Env>, action: string, target: string | null): Promise<void> => {
    await note(c, audit, action, target);
    await lanes.reload();
  };
  return {
    list: () => schedules.all(),
    put: async (c) => {
      const schedule = { id: c.req.valid('param').id as ScheduleId, ...c.req.valid('json') };
      await schedules.put(schedule);
      await changed(c, 'schedule-changed', schedule.id);
      return schedule;
    },
    remove: async (c) => {
      const id = c.req.valid('param').id as ScheduleId;
      const duty = (await duties.current())?.duty;
      if (duty !== undefined && needsSchedule(duty, id)) {
        throw new VedetteError('conflict', 'caller', { at: 'duty' });
      }
      await schedules.remove(id);
      await changed(c, 'schedule-removed', id);
    },
    holidays: async () => holidayViews(await schedules.holidays()),
    putHolidays: async (c) => {
      const holidays = c.req.valid('json');
      const calendar: HolidayCalendar = new Map(holidays.map(({ date, ...day }) => [date, day]));
      if (calendar.size < holidays.length) throw new VedetteError('conflict', 'caller', { at: 'date' });
      await schedules.replaceHolidays(calendar);
      await changed(c, 'holidays-changed', null);
      return holidayViews(calendar);
    },
  };
}

function holidayViews(calendar: HolidayCalendar): HolidayView[] {
  const days = [...calendar].map(([date, day]): HolidayView => ({ date, ...day }));
  return days.toSorted((a, b) => a.date.localeCompare(b.date));
}
