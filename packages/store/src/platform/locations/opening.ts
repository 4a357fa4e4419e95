import type { HolidayCalendar, Interval, Schedule } from '@vedette/domain';
import type { Pool } from 'pg';
import { notFound } from '../../terminal/database/input.ts';
import { demandPlace, placeInReach } from './place-in-reach.ts';
import type { OpeningHours, OpeningStore } from './place-port.ts';
import type { LocationId } from './port.ts';

type Stored = readonly [from: number, to: number];
type StoredDay = readonly [date: string, as: number | null];

interface Row {
  readonly time_zone: string;
  /** Those of the place and of those above it, the nearest first. */
  readonly hours: readonly {
    readonly from: number;
    readonly week: readonly (readonly Stored[])[];
    readonly holiday: readonly Stored[];
    readonly holidays: readonly StoredDay[];
  }[];
}

/** When places are open, in PostgreSQL. */
export function platformOpening(pool: Pool): OpeningStore {
  return {
    async get(reach, place) {
      const { rows } = await pool.query<Row>(
        `select l.time_zone, coalesce((
           select jsonb_agg(jsonb_build_object('from', a.id, 'week', h.week, 'holiday', h.holiday,
             'holidays', h.holidays) order by cardinality(a.path) desc)
           from location a join opening_hours h on h.location_id = a.id where a.id = any(l.path)), '[]') as hours
         from location l where l.id = $3 and ${placeInReach}`,
        [reach.organisations, reach.places, place],
      );
      const [row] = rows;
      if (row === undefined) throw notFound('location');
      const [nearest] = row.hours;
      const effective = nearest === undefined ? null : toHours(nearest);
      const own = nearest?.from === place ? effective : null;
      return { own, effective, from: (nearest?.from ?? null) as LocationId | null, timeZone: row.time_zone };
    },
    async put(reach, place, { week, holiday, holidays }, by, at) {
      await demandPlace(pool, reach, place);
      const days = [...holidays].map(
        ([date, day]): StoredDay => [date, day.kind === 'holiday' ? null : day.as],
      );
      await pool.query(
        `insert into opening_hours (location_id, week, holiday, holidays, changed_at, changed_by)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (location_id) do update set week = excluded.week, holiday = excluded.holiday,
           holidays = excluded.holidays, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
        [
          ...[place, JSON.stringify(week.map(pairs)), JSON.stringify(pairs(holiday)), JSON.stringify(days)],
          ...[new Date(at), by],
        ],
      );
    },
    async remove(reach, place) {
      await demandPlace(pool, reach, place);
      await pool.query('delete from opening_hours where location_id = $1', [place]);
    },
  };
}

const pairs = (intervals: readonly Interval[]): readonly Stored[] =>
  intervals.map(({ from, to }) => [from, to]);
const intervals = (stored: readonly Stored[]): readonly Interval[] =>
  stored.map(([from, to]) => ({ from, to }));

function toHours({ week, holiday, holidays }: Row['hours'][number]): OpeningHours {
  // Written by `put` alone, and checked before: seven days, and weekdays from 1 to 7.
  return {
    week: week.map(intervals) as readonly (readonly Interval[])[] as Schedule['week'],
    holiday: intervals(holiday),
    holidays: new Map(
      holidays.map(([date, as]) => [date, as === null ? { kind: 'holiday' } : { kind: 'workday', as }]),
    ) as HolidayCalendar,
  };
}
