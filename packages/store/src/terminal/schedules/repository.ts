import type { HolidayCalendar, Schedule } from '@vedette/domain';
import type { StoreContext } from '../context.ts';
import { invalid, notFound, shortText } from '../database/input.ts';
import type { RecordsSchema } from '../database/schema.ts';
import type { Served } from '../served.ts';
import type { ScheduleStore } from './port.ts';

type HolidayRow = RecordsSchema['holiday'];
type Day = HolidayCalendar extends ReadonlyMap<string, infer D> ? D : never;
type Weekday = Extract<Day, { kind: 'workday' }>['as'];

const datePattern = /^\d{4}-\d{2}-\d{2}$/;

export function scheduleRepository({ records: db }: StoreContext): Served<ScheduleStore> {
  return {
    put(schedule) {
      const document = JSON.stringify({ ...schedule, name: shortText(schedule.name, 'name') });
      const row = { id: shortText(schedule.id, 'id'), document };
      const query = db.sql.insertInto('schedule').values(row);
      db.run(query.onConflict((on) => on.column('id').doUpdateSet({ document })));
    },
    remove(id) {
      if (db.run(db.sql.deleteFrom('schedule').where('id', '=', id)) === 0) throw notFound('schedule');
    },
    all() {
      const rows = db.rows(db.sql.selectFrom('schedule').select('document').orderBy('id'));
      return rows.map((row) => JSON.parse(row.document) as Schedule);
    },
    holidays() {
      const rows = db.rows(db.sql.selectFrom('holiday').selectAll().orderBy('date'));
      return new Map(rows.map((row) => [row.date, toDay(row)]));
    },
    replaceHolidays(calendar) {
      const rows = [...calendar].map(([date, day]) => toRow(date, day));
      db.transaction(() => {
        db.run(db.sql.deleteFrom('holiday'));
        for (const row of rows) db.run(db.sql.insertInto('holiday').values(row));
      });
    },
  };
}

function toRow(date: string, day: Day): HolidayRow {
  if (!datePattern.test(date)) throw invalid('date');
  return { date, counts_as: day.kind === 'holiday' ? null : day.as };
}

function toDay({ counts_as }: HolidayRow): Day {
  return counts_as === null ? { kind: 'holiday' } : { kind: 'workday', as: counts_as as Weekday };
}
