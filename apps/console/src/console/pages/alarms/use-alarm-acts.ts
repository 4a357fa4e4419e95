import { type PlatformAlarmView, platformAlarmRoutes } from '@vedette/contract/platform';
import { useAct } from '../../../api/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useTell } from '../../../parts/use-tell.ts';
import { useSession } from '../../session/session-context.ts';

const refresh = [platformAlarmRoutes.list, platformAlarmRoutes.counts, platformAlarmRoutes.get];
const noted = (note: string) => (note.trim() === '' ? null : note.trim());

/** What can be done with an alarm. To clear one can be taken back: it is taken up again. */
export function useAlarmActs(alarm: PlatformAlarmView) {
  const t = useText();
  const tell = useTell();
  const { account } = useSession();
  const params = { id: alarm.id };
  const acknowledge = useAct(platformAlarmRoutes.acknowledge, {
    refresh,
    onDone: () => tell.done(t(($) => $.platform.alarms.done.acknowledged)),
  });
  const reopen = useAct(platformAlarmRoutes.reopen, {
    refresh,
    onDone: () => tell.done(t(($) => $.platform.alarms.done.reopened)),
  });
  const clear = useAct(platformAlarmRoutes.clear, {
    refresh,
    onDone: () =>
      tell.undoable(
        t(($) => $.platform.alarms.done.cleared),
        () => reopen.mutate({ params, body: { note: null } }),
      ),
  });
  const assign = useAct(platformAlarmRoutes.assign, {
    refresh,
    onDone: () => tell.done(t(($) => $.platform.alarms.done.assigned)),
  });
  return {
    isPending: acknowledge.isPending || clear.isPending || reopen.isPending || assign.isPending,
    acknowledge: (note = '') => acknowledge.mutate({ params, body: { note: noted(note) } }),
    clear: (note = '') => clear.mutate({ params, body: { note: noted(note) } }),
    reopen: (note = '') => reopen.mutate({ params, body: { note: noted(note) } }),
    assign: (to: string | null, note = '') => assign.mutate({ params, body: { to, note: noted(note) } }),
    take: () => assign.mutate({ params, body: { to: account, note: null } }),
  };
}
