import { occupancyRoutes } from '@vedette/contract/platform';
import { useMemo } from 'react';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Chart } from '../../../parts/chart.tsx';
import { useChartColours } from '../../../parts/chart-colours.ts';

/** How many were inside, hour by hour. */
export function InsideChart({ place }: { readonly place: number }) {
  const t = useText();
  const format = useFormat();
  const colours = useChartColours();
  const history = useAnswer(occupancyRoutes.history, { params: { id: place }, query: { step: 'hour' } });
  const items = history.data?.items;
  const option = useMemo(() => {
    const label = { color: colours.text };
    return {
      grid: { left: 8, right: 8, top: 12, bottom: 4, containLabel: true },
      tooltip: { trigger: 'axis', confine: true },
      xAxis: {
        type: 'category',
        data: (items ?? []).map(({ at }) => format.dateTime(at)),
        axisLabel: label,
        axisTick: { show: false },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        axisLabel: label,
        splitLine: { lineStyle: { color: colours.line } },
      },
      series: [
        {
          ...{ type: 'line', showSymbol: false, data: (items ?? []).map(({ inside }) => inside) },
          ...{
            lineStyle: { color: colours.high },
            itemStyle: { color: colours.high },
            areaStyle: { opacity: 0.12 },
          },
        },
      ],
    };
  }, [items, colours, format]);
  if (items === undefined || items.length < 2) return null;
  const peak = Math.max(...items.map(({ inside }) => inside));
  const summary = t(($) => $.platform.locations.count.historySummary, { peak });
  return (
    <section>
      <h3 className="section">{t(($) => $.platform.locations.count.history)}</h3>
      <Chart size="s" option={option} label={`${t(($) => $.platform.locations.count.history)}: ${summary}`} />
    </section>
  );
}
