import { useText } from '../../i18n/use-text.ts';
import { DayEditor } from './day-editor.tsx';
import { type Days, holidayAt, withDay } from './week.ts';

/** The open intervals of each weekday, and of a holiday. */
export function WeekEditor({
  days,
  onChange,
}: {
  readonly days: Days;
  readonly onChange: (days: Days) => void;
}) {
  const t = useText();
  return days.map((day, at) => {
    const weekday = (at + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
    const name =
      at === holidayAt
        ? t(($) => $.console.schedules.holiday)
        : t(($) => $.console.schedules.weekday[weekday]);
    return (
      <DayEditor key={name} name={name} day={day} onChange={(next) => onChange(withDay(days, at, next))} />
    );
  });
}
