import { platformRecordRoutes } from '@vedette/contract/platform';
import { useEffect } from 'react';
import { useAnswer } from '../../../api/use-answer.ts';
import { useLive } from '../../api/live-context.tsx';
import { useScope } from '../../app/use-scope.ts';
import { useZone } from '../../parts/use-zone.ts';
import { startOfDay } from '../../parts/zoned-day.ts';

const hour = 3_600_000;
const minute = 60_000;
const patience = 1_500;

interface Flow {
  readonly from: number;
  readonly to: number;
  readonly step: 'minute' | 'hour' | 'day';
  readonly by: 'site' | 'all';
}

/** Counts of a time; asked for again soon after somebody has passed, and every minute. */
export function useLiveFlow({ from, to, step, by }: Flow) {
  const { place } = useScope();
  const timeZone = useZone();
  const query = { from, to, step, by, place, timeZone };
  const flow = useAnswer(platformRecordRoutes.flow, { query }, { keep: true, every: minute });
  const { passed } = useLive();
  const { refetch } = flow;
  useEffect(() => {
    if (passed === 0) return;
    const timer = setTimeout(() => void refetch(), patience);
    return () => clearTimeout(timer);
  }, [passed, refetch]);
  return flow;
}

/** Of the day in the zone of what is in view, by site. */
export function useFlowToday(now: number) {
  const from = startOfDay(now, useZone());
  return useLiveFlow({ from, to: from + 25 * hour, step: 'day', by: 'site' });
}

/** Of the last sixty minutes. */
export function useFlowOfHour(now: number) {
  const to = (Math.floor(now / minute) + 1) * minute;
  return { from: to - hour, to, flow: useLiveFlow({ from: to - hour, to, step: 'minute', by: 'all' }) };
}
