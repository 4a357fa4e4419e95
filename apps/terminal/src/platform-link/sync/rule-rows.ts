import { isDeepStrictEqual } from 'node:util';
import type { HolidayView } from '@vedette/contract';
import {
  type Duty,
  dutyProblems,
  type HolidayCalendar,
  type ScheduleId,
  VedetteError,
} from '@vedette/domain';
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

const saysTheSame = (one: Duty, other: Duty): boolean =>
  isDeepStrictEqual({ ...one, version: 0 }, { ...other, version: 0 });

/**
 * The platform's word counts, whatever number this terminal had come to by itself. A number that means something else
 * here stays with what was written under it, and the platform's duty gets the next free one; its birth tells that.
 */
async function follow(duties: TerminalStore['duties'], duty: Duty): Promise<Duty> {
  const change = { by: null, note: '' };
  try {
    return (await duties.follow(duty, change)).duty;
  } catch (cause) {
    if (!(cause instanceof VedetteError && cause.code === 'conflict')) throw cause;
    const taken = (await duties.history()).filter(({ duty: { id } }) => id === duty.id);
    const version = Math.max(...taken.map(({ duty: { version } }) => version)) + 1;
    return (await duties.follow({ ...duty, version }, change)).duty;
  }
}

function dutyRows({ store, live }: RuleRowsNeeds): RowKind<'duty'> {
  const { duties, lists, schedules, audit } = store;
  return {
    keeps: true,
    async put(_id, duty, touched) {
      if (dutyProblems(duty).length > 0) return 'malformed';
      const current = (await duties.current())?.duty;
      if (current !== undefined && saysTheSame(current, duty)) return null;
      if ((await missingParts({ lists, schedules }, duty)).length > 0) return 'dangling';
      const { id, version } = await follow(duties, duty);
      const detail = { by: 'platform', ...(version === duty.version ? {} : { given: duty.version }) };
      await audit.append({ actor: null, action: 'duty-changed', target: `${id}@${version}`, detail });
      live.publish({ type: 'duty', id, version });
      touched.rules = true;
      return null;
    },
    // A door without a duty guards nothing: the last one stays in force until another comes.
    remove: async () => undefined,
  };
}
