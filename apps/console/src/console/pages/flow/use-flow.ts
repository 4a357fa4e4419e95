import { platformRecordRoutes } from '@vedette/contract/platform';
import { useMemo } from 'react';
import { useAnswer } from '../../../api/use-answer.ts';
import { usePageSearch } from '../../app/use-page-search.ts';
import { useScope } from '../../app/use-scope.ts';
import { periodOf } from '../../parts/record-period.ts';
import { useZone } from '../../parts/use-zone.ts';
import { type Step, stepFor } from './flow-step.ts';

const often = 60_000;

/** What the address says, else the present day of the place in view. */
export function useFlowPeriod() {
  const [{ from, to }] = usePageSearch('flow');
  const timeZone = useZone();
  return { period: periodOf({ from, to }, Date.now(), timeZone), timeZone };
}

/** The period in the address, and the counts of it that its filters let through. */
export function useFlow(by: 'lane' | 'site' | 'all', step?: Step) {
  const [{ direction, outcome }] = usePageSearch('flow');
  const { place } = useScope();
  const { period, timeZone } = useFlowPeriod();
  const chosen = step ?? stepFor(period);
  const query = { ...period, place, by, step: chosen, timeZone };
  const flow = useAnswer(platformRecordRoutes.flow, { query }, { keep: true, every: often });
  const items = flow.data?.items;
  const counts = useMemo(
    () =>
      (items ?? []).filter(
        (count) =>
          (direction === undefined || count.direction === direction) &&
          (outcome === undefined || count.outcome === outcome),
      ),
    [items, direction, outcome],
  );
  return { flow, counts, period, step: chosen, timeZone };
}
