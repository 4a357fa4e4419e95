import type { HolidayView } from '@vedette/contract';
import { type OpeningHoursView, openingRoutes } from '@vedette/contract/platform';
import { Modal, Table } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { ProblemAlert } from '../../../../parts/problem-alert.tsx';
import { AddHolidays } from '../../../../parts/schedule/add-holidays.tsx';
import { withHolidays } from '../../../../parts/schedule/holidays.ts';
import { useHolidayColumns } from '../../../../parts/schedule/use-holiday-columns.tsx';
import { type Day, type Days, dayFault, presetDays } from '../../../../parts/schedule/week.ts';
import { WeekEditor } from '../../../../parts/schedule/week-editor.tsx';
import { useTell } from '../../../../parts/use-tell.ts';

interface HoursDialogProps {
  readonly place: number;
  /** Where to begin: hours of its own, or those from above. */
  readonly before: OpeningHoursView | null;
  readonly onClose: () => void;
}

const daysOf = (hours: OpeningHoursView | null): Days =>
  hours === null ? presetDays.office : [...hours.week, hours.holiday];

function hoursOf(days: Days, holidays: readonly HolidayView[]): OpeningHoursView {
  const spans = (day: Day) => day.map(({ from, to }) => ({ from, to }));
  const [mon, tue, wed, thu, fri, sat, sun, holiday] = days;
  return {
    week: [spans(mon), spans(tue), spans(wed), spans(thu), spans(fri), spans(sat), spans(sun)],
    holiday: spans(holiday),
    holidays: [...holidays],
  };
}

/** The week, what holds on holidays, and which days those are. */
export function HoursDialog({ place, before, onClose }: HoursDialogProps) {
  const t = useText();
  const tell = useTell();
  const [days, setDays] = useState(() => daysOf(before));
  const [holidays, setHolidays] = useState<readonly HolidayView[]>(before?.holidays ?? []);
  const put = useAct(openingRoutes.put, {
    isQuiet: true,
    refresh: [openingRoutes.get],
    onDone: () => {
      tell.done(t(($) => $.platform.locations.hours.saved));
      onClose();
    },
  });
  const columns = useHolidayColumns(({ date }) => setHolidays(holidays.filter((each) => each.date !== date)));
  return (
    <Modal
      open
      width={680}
      title={t(($) => $.platform.locations.hours.set)}
      okText={t(($) => $.console.shell.action.save)}
      okButtonProps={{ disabled: days.some((day) => dayFault(day) !== null) }}
      confirmLoading={put.isPending}
      mask={{ closable: false }}
      onOk={() => put.mutate({ params: { id: place }, body: hoursOf(days, holidays) })}
      onCancel={onClose}
    >
      <div className="stack">
        {put.isError && <ProblemAlert cause={put.error} />}
        <WeekEditor days={days} onChange={setDays} />
        <AddHolidays isBusy={false} onAdd={(added) => setHolidays(withHolidays(holidays, added))} />
        {holidays.length > 0 && (
          <Table
            size="small"
            rowKey="date"
            columns={columns}
            dataSource={[...holidays]}
            pagination={{ pageSize: 8, hideOnSinglePage: true, showSizeChanger: false }}
          />
        )}
      </div>
    </Modal>
  );
}
