import { type VisitView, visitRoutes } from '@vedette/contract/platform';
import { useAct } from '../../../../api/use-act.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { useTell } from '../../../../parts/use-tell.ts';
import type { VisitAct } from './next-acts.ts';
import { usePrintBadge } from './use-print-badge.ts';

export const visitRefresh = [visitRoutes.list, visitRoutes.get, visitRoutes.steps];
const hour = 3_600_000;

/** The acts on one visit, each with the note that it was done. */
export function useVisitActs(visit: VisitView) {
  const t = useText();
  const tell = useTell();
  const format = useFormat();
  const badge = usePrintBadge(visit.id);
  const name = visit.name ?? t(($) => $.platform.visitors.someone);
  const params = { id: visit.id };
  const how = (act: Exclude<VisitAct, 'badge' | 'extend'>) => ({
    refresh: visitRefresh,
    onDone: () => tell.done(t(($) => $.platform.visitors.done[act], { name })),
  });
  const approve = useAct(visitRoutes.approve, how('approve'));
  const refuse = useAct(visitRoutes.refuse, how('refuse'));
  const arrive = useAct(visitRoutes.arrive, how('arrive'));
  const admit = useAct(visitRoutes.admit, how('admit'));
  const leave = useAct(visitRoutes.leave, how('leave'));
  const cancel = useAct(visitRoutes.cancel, how('cancel'));
  const extend = useAct(visitRoutes.extend, {
    refresh: visitRefresh,
    onDone: ({ until }) =>
      tell.done(t(($) => $.platform.visitors.done.extend, { until: format.moment(until) })),
  });
  const simple = { approve, refuse, arrive, admit, leave, cancel };
  const run = (act: VisitAct): void => {
    if (act === 'badge') badge.print();
    else if (act === 'extend')
      extend.mutate({ params, body: { until: Math.max(visit.until, Date.now()) + hour } });
    else simple[act].mutate({ params });
  };
  const isPending = [...Object.values(simple), extend].some((each) => each.isPending) || badge.isBusy;
  return { run, isPending, name };
}
