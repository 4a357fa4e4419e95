import { routes } from '@vedette/contract';
import { Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { useAnswer } from '../../../api/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { useLive } from '../../api/live-context.tsx';
import { bucketsOf } from './flow-buckets.ts';
import { FlowChart } from './flow-chart.tsx';
import { startOfMinute } from './today.ts';

const ranges = {
  hour: { minutes: 1, count: 60 },
  threeHours: { minutes: 3, count: 60 },
  day: { minutes: 12, count: 60 },
} as const;
type Range = keyof typeof ranges;

/** Passages of the last hours; looked at again when somebody has passed, at most once a second. */
export function FlowPanel({ now }: { readonly now: number }) {
  const t = useText();
  const [range, setRange] = useState<Range>('hour');
  const { minutes, count } = ranges[range];
  const from = startOfMinute(now) - minutes * count * 60_000;
  const flow = useAnswer(routes.records.flow, { query: { from } }, { keep: true, every: 60_000 });
  const latest = useLive().passages[0]?.id;
  const { refetch } = flow;
  useEffect(() => {
    if (latest === undefined) return;
    const timer = setTimeout(() => void refetch(), 1_000);
    return () => clearTimeout(timer);
  }, [latest, refetch]);
  const options = (Object.keys(ranges) as Range[]).map((value) => ({
    value,
    label: t(($) => $.console.overview.flow[value]),
  }));
  return (
    <Panel
      title={t(($) => $.console.overview.flow.title)}
      className="span-2"
      extra={
        <Segmented
          size="small"
          aria-label={t(($) => $.console.overview.flow.range)}
          options={options}
          value={range}
          onChange={setRange}
        />
      }
    >
      <Answered query={flow}>
        {(data) => <FlowChart buckets={bucketsOf(data, now, minutes, count)} minutes={minutes * count} />}
      </Answered>
    </Panel>
  );
}
