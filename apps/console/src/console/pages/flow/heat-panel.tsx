import { useMemo } from 'react';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { Chart } from '../../parts/chart.tsx';
import { useChartColours } from '../../parts/chart-colours.ts';
import { type HeatCell, heatOf } from './heat.ts';
import { useFlow } from './use-flow.ts';

const days = [1, 2, 3, 4, 5, 6, 7] as const;
const dayKey = (day: number) => `d${days.find((each) => each === day) ?? 1}` as const;

function useHeatOption(cells: readonly HeatCell[]) {
  const t = useText();
  const format = useFormat();
  const colours = useChartColours();
  return useMemo(() => {
    const label = { color: colours.text };
    const axis = { axisLabel: label, axisTick: { show: false }, axisLine: { show: false }, type: 'category' };
    return {
      grid: { left: 8, right: 8, top: 8, bottom: 48, containLabel: true },
      tooltip: {
        confine: true,
        formatter: ({ value: [hour = 0, day = 0, mean = 0] }: { value: readonly number[] }) =>
          `${t(($) => $.platform.flow.heat.days[dayKey(7 - day)])} ${t(($) => $.platform.flow.heat.hour, { hour })}: ${format.number(Math.round(mean * 10) / 10)}`,
      },
      xAxis: {
        ...axis,
        data: Array.from({ length: 24 }, (_, hour) => String(hour)),
        splitArea: { show: false },
      },
      // A category axis begins at the bottom: Monday belongs on top.
      yAxis: { ...axis, data: days.map((day) => t(($) => $.platform.flow.heat.days[dayKey(8 - day)])) },
      visualMap: {
        ...{ min: 0, max: Math.max(1, ...cells.map(({ mean }) => mean)), calculable: false },
        ...{ orient: 'horizontal', left: 'center', bottom: 0, itemHeight: 120, textStyle: label },
        inRange: { color: [colours.low, colours.high] },
        text: [t(($) => $.platform.flow.heat.mean), ''],
      },
      series: [
        {
          type: 'heatmap',
          data: cells.map(({ day, hour, mean }) => [hour, 7 - day, mean]),
          itemStyle: { borderColor: colours.surface, borderWidth: 2, borderRadius: 3 },
        },
      ],
    };
  }, [cells, colours, format, t]);
}

/** The mean of each hour of the week. */
export function HeatPanel() {
  const t = useText();
  const { flow, counts, period, timeZone } = useFlow('all', 'hour');
  const { from, to } = period;
  const cells = useMemo(
    () => heatOf(counts, { from, to }, Date.now(), timeZone),
    [counts, from, to, timeZone],
  );
  const option = useHeatOption(cells);
  const most = cells.reduce<HeatCell | null>(
    (best, cell) => (cell.mean > (best?.mean ?? 0) ? cell : best),
    null,
  );
  return (
    <Panel title={t(($) => $.platform.flow.heat.title)}>
      <Answered query={flow}>
        {() => {
          if (most === null) return <EmptyNote text={t(($) => $.platform.flow.heat.empty)} />;
          const summary = t(($) => $.platform.flow.heat.summary, {
            day: t(($) => $.platform.flow.heat.days[dayKey(most.day)]),
            hour: most.hour,
            count: Number(most.mean.toPrecision(2)),
          });
          return (
            <>
              <Chart size="heat" option={option} label={summary} />
              <p className="quiet">{summary}</p>
            </>
          );
        }}
      </Answered>
    </Panel>
  );
}
