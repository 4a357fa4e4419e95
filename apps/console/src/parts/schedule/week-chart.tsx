import type { ScheduleView } from '@vedette/contract';
import { useText } from '../../i18n/use-text.ts';
import { timeText } from './week.ts';

const width = 240;
const rowHeight = 8;

/** A week at a glance; the words for it stand in its label. */
export function WeekChart({
  schedule,
}: {
  readonly schedule: Pick<ScheduleView, 'name' | 'week' | 'holiday'>;
}) {
  const t = useText();
  const rows = [...schedule.week, schedule.holiday];
  const name = t(($) => $.console.schedules.chart, { name: schedule.name });
  const said = rows
    .map((day, at) => {
      const weekday = (at + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
      const label =
        at === 7 ? t(($) => $.console.schedules.holiday) : t(($) => $.console.schedules.weekday[weekday]);
      const hours = day.map(({ from, to }) => `${timeText(from)}–${timeText(to)}`).join(' ');
      return `${label} ${hours || t(($) => $.console.schedules.closed)}`;
    })
    .join('; ');
  return (
    <svg
      className="week-chart"
      viewBox={`0 0 ${width} ${rows.length * rowHeight}`}
      role="img"
      aria-label={`${name}: ${said}`}
    >
      {rows.map((day, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: weekdays keep their place
        <g key={at}>
          <rect className="week-closed" x={0} y={at * rowHeight + 1} width={width} height={rowHeight - 2} />
          {day.map(({ from, to }) => (
            <rect
              key={from}
              className="week-open"
              x={(from / 1440) * width}
              y={at * rowHeight + 1}
              width={((to - from) / 1440) * width}
              height={rowHeight - 2}
            />
          ))}
        </g>
      ))}
    </svg>
  );
}
