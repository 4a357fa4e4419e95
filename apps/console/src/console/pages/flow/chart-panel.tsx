import type { FlowCountView } from '@vedette/contract/platform';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { usePageSearch } from '../../app/use-page-search.ts';
import { Chart } from '../../parts/chart.tsx';
import { useChartColours } from '../../parts/chart-colours.ts';
import { stepsBetween, sumOf, sumsBy } from '../../parts/flow-sums.ts';
import type { Period } from '../../parts/record-period.ts';
import { stackedBars } from '../../parts/stacked-bars.ts';
import { inZone, startOfDay } from '../../parts/zoned-day.ts';
import { ChartTable } from './chart-table.tsx';
import type { Charted } from './charted.ts';
import { groupsOf } from './flow-groups.ts';
import { type Step, steps } from './flow-step.ts';
import { useGroupName } from './use-group-name.ts';

/** More than these would be a tangle: the rest stands in the table below. */
const seriesMax = 8;
const shape = { minute: 'HH:mm', hour: 'MM-DD HH:mm', day: 'MM-DD' } as const;

/** Beginnings of steps; days follow the calendar, which has days of 23 and 25 hours. */
function beginnings({ from, to }: Period, step: Step, zone: string): readonly number[] {
  if (step !== 'day') return stepsBetween(Math.floor(from / steps[step]) * steps[step], to, steps[step]);
  const days = stepsBetween(startOfDay(from, zone), to, steps.day);
  return [...new Set(days.map((at) => startOfDay(at + steps.hour * 2, zone)))];
}

interface ChartPanelProps {
  readonly counts: readonly FlowCountView[];
  readonly period: Period;
  readonly step: Step;
  readonly timeZone: string;
}

function useCharted({ counts, period, step, timeZone }: ChartPanelProps): Charted {
  const [{ by = 'outcome' }] = usePageSearch('flow');
  const { from, to } = period;
  return useMemo(() => {
    const at = beginnings({ from, to }, step, timeZone);
    const names = at.map((each) => inZone(each, timeZone).format(shape[step]));
    return { at, names, groups: groupsOf(counts, by).slice(0, seriesMax) };
  }, [counts, by, from, to, step, timeZone]);
}

/** Passages over time, a colour a group; the same as a table for whoever wants figures. */
export function ChartPanel(props: ChartPanelProps) {
  const t = useText();
  const format = useFormat();
  const colours = useChartColours();
  const groupName = useGroupName();
  const charted = useCharted(props);
  const [{ table }, change] = usePageSearch('flow');
  const { counts, period } = props;
  const option = useMemo(() => {
    const { at, names, groups } = charted;
    const colourOf = (key: unknown, index: number): string =>
      key === 'granted' || key === 'denied' || key === 'refer'
        ? colours[key]
        : (colours.series[index] ?? colours.text);
    const series = groups.map(({ key, at: values }, index) => ({
      name: groupName(key),
      colour: colourOf(key, index),
      values: at.map((each) => values.get(each) ?? 0),
    }));
    return stackedBars({ colours, names, series });
  }, [charted, colours, groupName]);
  const peak = Math.max(0, ...[...sumsBy(counts, ({ at }) => at).values()].map(({ total }) => total));
  const summary = t(($) => $.platform.flow.chart.summary, {
    from: format.dateTime(period.from),
    to: format.dateTime(period.to),
    total: format.number(sumOf(counts).total),
    peak: format.number(peak),
  });
  return (
    <Panel
      title={t(($) => $.platform.flow.chart.title)}
      extra={
        <Button type="link" size="small" onClick={() => change({ table: table === true ? undefined : true })}>
          {table === true ? t(($) => $.platform.flow.chart.chart) : t(($) => $.platform.flow.chart.table)}
        </Button>
      }
    >
      {counts.length === 0 && <EmptyNote text={t(($) => $.platform.flow.empty)} />}
      {counts.length > 0 &&
        (table === true ? (
          <ChartTable charted={charted} />
        ) : (
          <Chart size="m" option={option} label={summary} />
        ))}
      {counts.length > 0 && <p className="quiet">{summary}</p>}
    </Panel>
  );
}
