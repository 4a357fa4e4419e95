import type { HolidayView } from '@vedette/contract';
import { Button, type TableColumnsType } from 'antd';
import { useText } from '../../i18n/use-text.ts';

/** Dates, what they are, and a way to take them out; null for whoever may not. */
export function useHolidayColumns(
  onRemove: ((holiday: HolidayView) => void) | null,
): TableColumnsType<HolidayView> {
  const t = useText();
  const kindText = (holiday: HolidayView): string => {
    if (holiday.kind === 'holiday') return t(($) => $.console.schedules.calendar.rest);
    const day = t(($) => $.console.schedules.weekday[holiday.as]);
    const as = t(($) => $.console.schedules.calendar.as, { day });
    return `${t(($) => $.console.schedules.calendar.work)} · ${as}`;
  };
  const columns: TableColumnsType<HolidayView> = [
    { title: t(($) => $.console.schedules.calendar.date), dataIndex: 'date', className: 'number' },
    { title: t(($) => $.console.schedules.calendar.kind), render: (_, holiday) => kindText(holiday) },
  ];
  if (onRemove === null) return columns;
  const remove = (holiday: HolidayView) => (
    <Button size="small" onClick={() => onRemove(holiday)}>
      {t(($) => $.console.shell.action.delete)}
    </Button>
  );
  return [
    ...columns,
    { title: t(($) => $.console.shell.word.actions), render: (_, holiday) => remove(holiday) },
  ];
}
