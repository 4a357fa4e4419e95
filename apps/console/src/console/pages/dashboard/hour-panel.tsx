import { useMemo } from 'react';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { Chart } from '../../parts/chart.tsx';
import { useChartColours } from '../../parts/chart-colours.ts';
import { nobody, outcomes, stepsBetween, sumOf, sumsBy } from '../../parts/flow-sums.ts';
import { stackedBars } from '../../parts/stacked-bars.ts';
import { useFlowOfHour } from './use-flow-today.ts';

/** The last sixty minutes, a bar each. */
export function HourPanel({ now }: { readonly now: number }) {
  const t = useText();
  const format = useFormat();
  const colours = useChartColours();
  const { from, to, flow } = useFlowOfHour(now);
  const items = flow.data?.items;
  const steps = useMemo(() => stepsBetween(from, to, 60_000), [from, to]);
  const sums = useMemo(() => sumsBy(items ?? [], ({ at }) => at), [items]);
  const option = useMemo(
    () =>
      stackedBars({
        colours,
        names: steps.map(format.minute),
        series: outcomes.map((each) => ({
          name: t(($) => $.console.passage.outcome[each]),
          colour: colours[each],
          values: steps.map((at) => (sums.get(at) ?? nobody)[each]),
        })),
      }),
    [colours, steps, sums, format, t],
  );
  const peak = Math.max(0, ...steps.map((at) => (sums.get(at) ?? nobody).total));
  const { total } = sumOf(items ?? []);
  return (
    <Panel title={t(($) => $.platform.dashboard.lastHour)} className="wide">
      <Answered query={flow}>
        {() => (
          <Chart
            size="s"
            option={option}
            label={t(($) => $.platform.dashboard.lastHourSummary, { total, peak })}
          />
        )}
      </Answered>
    </Panel>
  );
}
