import type { OpeningHoursView, OpeningStateView, openingRoutes } from '@vedette/contract/platform';
import type { HolidayCalendar, Instant } from '@vedette/domain';
import type { LocationId, OpeningHours, OpeningStore } from '@vedette/store/platform';
import { type AuditTrail, note } from '../module/audit.ts';
import type { Caller } from '../module/caller.ts';
import { type AccessOf, callerOf, type HandlersOf } from '../module/serve-module.ts';
import { openingNow } from './opening-now.ts';

type Routes = typeof openingRoutes;

export interface OpeningDeps {
  readonly opening: OpeningStore;
  readonly audit: AuditTrail;
  readonly now: () => Instant;
}

export const openingAccess: AccessOf<Routes> = {
  get: 'locations-see',
  put: 'locations-change',
  remove: 'locations-change',
};

export function openingHandlers({ opening, audit, now }: OpeningDeps): HandlersOf<Routes> {
  const view = async ({ reach }: Caller, place: LocationId): Promise<OpeningStateView> => {
    const hours = await opening.get(reach, place);
    const { own, effective, from, timeZone } = hours;
    return {
      own: hoursView(own),
      effective: hoursView(effective),
      from,
      timeZone,
      ...openingNow(hours, now()),
    };
  };
  return {
    get: (c) => view(callerOf(c), c.req.valid('param').id as LocationId),
    put: async (c) => {
      const caller = callerOf(c);
      const id = c.req.valid('param').id as LocationId;
      await opening.put(caller.reach, id, hoursOf(c.req.valid('json')), caller.account, now());
      await note(audit, caller, 'opening-hours-changed', String(id));
      return view(caller, id);
    },
    remove: async (c) => {
      const caller = callerOf(c);
      const id = c.req.valid('param').id as LocationId;
      await opening.remove(caller.reach, id);
      await note(audit, caller, 'opening-hours-removed', String(id));
      return undefined;
    },
  };
}

function hoursOf({ week, holiday, holidays }: OpeningHoursView): OpeningHours {
  const calendar: HolidayCalendar = new Map(
    holidays.map((day) => [
      day.date,
      day.kind === 'holiday' ? { kind: day.kind } : { kind: day.kind, as: day.as },
    ]),
  );
  return { week, holiday, holidays: calendar };
}

function hoursView(hours: OpeningHours | null): OpeningHoursView | null {
  if (hours === null) return null;
  const day = (intervals: OpeningHours['holiday']) => intervals.map((interval) => ({ ...interval }));
  return {
    week: hours.week.map(day) as OpeningHoursView['week'],
    holiday: day(hours.holiday),
    holidays: [...hours.holidays].map(([date, kind]) => ({ date, ...kind })),
  };
}
