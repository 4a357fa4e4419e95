import type { HolidayCalendar, Schedule, ScheduleId } from '@vedette/domain';

export interface ScheduleStore {
  /** Creates or replaces. */
  put(schedule: Schedule): Promise<void>;
  /** @throws `not-found` */
  remove(id: ScheduleId): Promise<void>;
  all(): Promise<readonly Schedule[]>;
  holidays(): Promise<HolidayCalendar>;
  /** The whole calendar at once. */
  replaceHolidays(calendar: HolidayCalendar): Promise<void>;
}
