import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useText } from '../../i18n/use-text.ts';
import { TimeInput } from './time-input.tsx';
import { type Day, dayFault, type Interval, nextInterval } from './week.ts';

interface DayEditorProps {
  readonly name: string;
  readonly day: Day;
  readonly onChange: (day: Day) => void;
}

/** The open intervals of one day. */
export function DayEditor({ name, day, onChange }: DayEditorProps) {
  const t = useText();
  const fault = dayFault(day);
  const next = nextInterval(day);
  const put = (at: number, interval: Interval): void =>
    onChange(day.map((each, i) => (i === at ? interval : each)));
  return (
    <fieldset className="day" aria-label={name}>
      <strong className="day-name">{name}</strong>
      <div className="row">
        {day.length === 0 && <span className="quiet">{t(($) => $.console.schedules.closed)}</span>}
        {day.map((interval, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an interval has no identity besides its place
          <span key={at} className="interval">
            <TimeInput
              label={t(($) => $.console.schedules.intervalFrom, { day: name })}
              value={interval.from}
              onChange={(from) => put(at, { ...interval, from })}
            />
            –
            <TimeInput
              label={t(($) => $.console.schedules.intervalTo, { day: name })}
              value={interval.to}
              onChange={(to) => put(at, { ...interval, to })}
            />
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined aria-hidden />}
              aria-label={t(($) => $.console.schedules.removeInterval)}
              onClick={() => onChange(day.filter((_, i) => i !== at))}
            />
          </span>
        ))}
        {next !== null && (
          <Button
            type="text"
            size="small"
            icon={<PlusOutlined aria-hidden />}
            aria-label={t(($) => $.console.schedules.addInterval, { day: name })}
            onClick={() => onChange([...day, next])}
          />
        )}
        {fault !== null && (
          <span className="bad" role="alert">
            {t(($) => $.console.schedules[fault])}
          </span>
        )}
      </div>
    </fieldset>
  );
}
