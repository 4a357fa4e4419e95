import { routes } from '@vedette/contract';
import { useEffect } from 'react';
import { useAnswer } from '../../../api/use-answer.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useLive } from '../../api/live-context.tsx';
import { countOf, totalOf } from './flow-buckets.ts';
import { startOfToday } from './today.ts';

/** Today's figures, and how many are enrolled. */
export function Figures({ now }: { readonly now: number }) {
  const t = useText();
  const format = useFormat();
  const from = startOfToday(now);
  const flow = useAnswer(routes.records.flow, { query: { from } }, { keep: true, every: 60_000 });
  const health = useAnswer(routes.device.health, {}, { every: 60_000 });
  const latest = useLive().passages[0]?.id;
  const { refetch } = flow;
  useEffect(() => {
    if (latest === undefined) return;
    const timer = setTimeout(() => void refetch(), 1_000);
    return () => clearTimeout(timer);
  }, [latest, refetch]);
  const totals = flow.data && totalOf(flow.data);
  const figures = [
    ['passages', totals && countOf(totals)],
    ['granted', totals?.granted],
    ['denied', totals?.denied],
    ['refer', totals?.refer],
    ['people', health.data?.people],
  ] as const;
  return (
    <dl className="figures" aria-label={t(($) => $.console.overview.today)}>
      {figures.map(([key, value]) => (
        <div key={key} className={`figure figure-${key}`}>
          <dt>{t(($) => $.console.overview.figures[key])}</dt>
          <dd className="number">{value === undefined ? '—' : format.number(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
