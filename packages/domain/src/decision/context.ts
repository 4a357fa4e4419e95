import type { AreaId, ListId, PersonId, ScheduleId } from '../ids.ts';
import type { AccessList } from '../list/access-list.ts';
import type { Direction } from '../passage/pass-record.ts';
import type { Standing } from '../person/standing.ts';
import type { HolidayCalendar, Schedule } from '../schedule/schedule.ts';
import type { Instant } from '../time/instant.ts';
import type { LocalTime } from '../time/local-time.ts';
import type { Occupancy } from '../zone/occupancy.ts';

/** What the sentinel knows apart from the person in front of it. */
export interface DecisionContext {
  readonly at: Instant;
  readonly local: LocalTime;
  /** A clock that was set back or never set makes every check on time indeterminate. */
  readonly clock: 'trusted' | 'doubtful';
  /** True when no more evidence will come: what is still missing becomes a refusal. */
  readonly final: boolean;
  readonly lists: ReadonlyMap<ListId, AccessList>;
  readonly schedules: ReadonlyMap<ScheduleId, Schedule>;
  readonly holidays: HolidayCalendar;
  readonly areas: ReadonlyMap<AreaId, Occupancy>;
  /** Whether a subject may count as a person at all; `personStanding` answers it from the person. */
  readonly standing: (subject: PersonId) => Standing;
  /** Where the lane leads to; a pass that is good for certain areas opens no lane that leads nowhere named. */
  readonly area?: AreaId | null | undefined;
  /** Which way the person goes; `in` when absent. A full area never keeps anyone from leaving. */
  readonly direction?: Direction | undefined;
}
