import { DatePicker } from 'antd';
import type { Dayjs } from 'dayjs';
import { useText } from '../../i18n/use-text.ts';
import type { Period } from './record-period.ts';
import { useZone } from './use-zone.ts';
import { inZone } from './zoned-day.ts';

interface PeriodPickerProps {
  readonly label: string;
  readonly value: Period;
  readonly onChange: (value: Period | null) => void;
  /** Whole days back from today, besides today and yesterday. */
  readonly days: readonly ('week' | 'month')[];
}

const count = { week: 7, month: 28 } as const;

/** From when to when, on the wall clock of the place in view. */
export function PeriodPicker({ label, value, onChange, days }: PeriodPickerProps) {
  const t = useText();
  const zone = useZone();
  const today = inZone(Date.now(), zone).startOf('day');
  const tomorrow = today.add(1, 'day');
  const preset = (name: string, from: Dayjs, to: Dayjs) => ({
    label: name,
    value: [from, to] as [Dayjs, Dayjs],
  });
  const presets = [
    preset(
      t(($) => $.platform.flow.filter.today),
      today,
      tomorrow,
    ),
    preset(
      t(($) => $.platform.flow.filter.yesterday),
      today.subtract(1, 'day'),
      today,
    ),
    ...days.map((each) =>
      preset(
        t(($) => $.platform.flow.filter[each]),
        tomorrow.subtract(count[each], 'day'),
        tomorrow,
      ),
    ),
  ];
  return (
    <DatePicker.RangePicker
      aria-label={label}
      showTime={{ format: 'HH:mm' }}
      format="YYYY-MM-DD HH:mm"
      presets={presets}
      value={[inZone(value.from, zone), inZone(value.to, zone)]}
      onChange={(ends) => {
        const [from, to] = ends ?? [];
        onChange(from && to ? { from: from.valueOf(), to: to.valueOf() } : null);
      }}
    />
  );
}
