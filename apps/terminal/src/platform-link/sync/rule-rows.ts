import { isDeepStrictEqual } from 'node:util';
import type { HolidayView } from '@vedette/contract';
import { dutyProblems, type HolidayCalendar, type ScheduleId, VedetteError } from '@vedette/domain';
import type { TerminalStore } from '@vedette/store';
import type { Live } from '../../live.ts';
import { missingParts } from '../../use-cases/duty/missing-parts.ts';
import { idOf, parseDocument, type RowKind } from './appliers.ts';

export interface RuleRowsNeeds {
  readonly store: Pick<TerminalStore, 'schedules' | 'duties' | 'lists' | 'audit' | 'link'>;
  readonly live: Pick<Live, 'publish'>;
}

export interface RuleRows {
  readonly schedule: RowKind<'schedule'>;
  readonly holidays: RowKind<'holidays'>;
  readonly duty: RowKind<'duty'>;
}

export function ruleRows(needs: RuleRowsNeeds): RuleRows {
  const { schedules } = needs.store;
  return {
    schedule: {
      keeps: false,
      async put(id, document, touched) {
        await schedules.put({ id: id as ScheduleId, ...document });
        touched.rules = true;
        return null;
      },
      async remove(id, touched) {
        try {
          await schedules.remove(id as ScheduleId);
        } catch (cause) {
          if (!(cause instanceof VedetteError && cause.code === 'not-found')) throw cause;
        }
        touched.rules = true;
      },
    },
    holidays: holidayRows(needs),
    duty: dutyRows(needs),
  };
}

/** The calendar is the sum of all its rows. */
function holidayRows({ store: { schedules, link } }: RuleRowsNeeds): RowKind<'holidays'> {
  const replace = async (id: string, days: readonly HolidayView[]): Promise<void> => {
    const others = (await link.documents('holidays')).filter(({ key }) => idOf(key) !== id);
    const all = [...others.flatMap(({ document }) => parseDocument('holidays', document) ?? []), ...days];
    const calendar: HolidayCalendar = new Map(all.map(({ date, ...day }) => [date, day]));
    await schedules.replaceHolidays(calendar);
  };
  return {
    keeps: true,
    async put(id, days, touched) {
      await replace(id, days);
      touched.rules = true;
      return null;
    },
    async remove(id, touched) {
      await replace(id, []);
      touched.rules = true;
    },
  };
}

function dutyRows({ store, live }: RuleRowsNeeds): RowKind<'duty'> {
  const { duties, lists, schedules, audit } = store;
  return {
    keeps: true,
    async put(_id, duty, touched) {
      if (dutyProblems(duty).length > 0) return 'malformed';
      const current = (await duties.current())?.duty;
      if (current?.id === duty.id && current.version === duty.version)
        return isDeepStrictEqual(current, duty) ? null : 'duplicate';
      if ((await missingParts({ lists, schedules }, duty)).length > 0) return 'dangling';
      try {
        await duties.adopt(duty, { by: null, note: '' });
      } catch (cause) {
        // A version that was in force here before means what it meant then: the platform has to give another.
        if (cause instanceof VedetteError && cause.code === 'conflict') return 'duplicate';
        throw cause;
      }
      const detail = { by: 'platform' };
      await audit.append({
        actor: null,
        action: 'duty-changed',
        target: `${duty.id}@${duty.version}`,
        detail,
      });
      live.publish({ type: 'duty', id: duty.id, version: duty.version });
      touched.rules = true;
      return null;
    },
    // A door without a duty guards nothing: the last one stays in force until another comes.
    remove: async () => undefined,
  };
}
