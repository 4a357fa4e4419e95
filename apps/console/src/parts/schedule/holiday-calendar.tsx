import { type HolidayView, scheduleRoutes } from '@vedette/contract';
import { Table, Typography } from 'antd';
import { useAct } from '../../api/use-act.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { Answered } from '../answered.tsx';
import { EmptyNote } from '../empty-note.tsx';
import { useTell } from '../use-tell.ts';
import { AddHolidays } from './add-holidays.tsx';
import { withHolidays } from './holidays.ts';
import { useHolidayColumns } from './use-holiday-columns.tsx';

/** Holidays and make-up workdays (调休), one calendar for all schedules. */
export function HolidayCalendar({ mayChange }: { readonly mayChange: boolean }) {
  const t = useText();
  const tell = useTell();
  const holidays = useAnswer(scheduleRoutes.holidays, {});
  const put = useAct(scheduleRoutes.putHolidays, { refresh: [scheduleRoutes.holidays] });
  const all = holidays.data ?? [];
  const save = (next: readonly HolidayView[]): void => put.mutate({ body: [...next] });
  const remove = (holiday: HolidayView): void => {
    save(all.filter(({ date }) => date !== holiday.date));
    tell.undoable(`${t(($) => $.console.shell.done.deleted)} ${holiday.date}`, () => save(all));
  };
  const columns = useHolidayColumns(mayChange ? remove : null);
  return (
    <div className="stack">
      <Typography.Text type="secondary">{t(($) => $.console.schedules.calendar.help)}</Typography.Text>
      {mayChange && <AddHolidays isBusy={put.isPending} onAdd={(added) => save(withHolidays(all, added))} />}
      <Answered query={holidays}>
        {(data) => (
          <Table
            size="small"
            columns={columns}
            dataSource={data}
            rowKey="date"
            pagination={{ pageSize: 40, hideOnSinglePage: true }}
            locale={{ emptyText: <EmptyNote text={t(($) => $.console.schedules.calendar.empty)} /> }}
          />
        )}
      </Answered>
    </div>
  );
}
