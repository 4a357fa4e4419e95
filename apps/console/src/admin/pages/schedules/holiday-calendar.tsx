import { type HolidayView, routes } from '@vedette/contract';
import { Table, Typography } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { AddHolidays } from '../../../parts/schedule/add-holidays.tsx';
import { withHolidays } from '../../../parts/schedule/holidays.ts';
import { useHolidayColumns } from '../../../parts/schedule/use-holiday-columns.tsx';
import { useTell } from '../../../parts/use-tell.ts';
import { useMay } from '../../session/session-context.ts';

/** Holidays and make-up workdays (调休), one calendar for all schedules. */
export function HolidayCalendar() {
  const t = useText();
  const tell = useTell();
  const mayChange = useMay('lists-change');
  const holidays = useAnswer(routes.schedules.holidays, {});
  const put = useAct(routes.schedules.putHolidays, { refresh: [routes.schedules.holidays] });
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
