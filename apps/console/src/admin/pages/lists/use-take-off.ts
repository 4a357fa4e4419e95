import { routes } from '@vedette/contract';
import { useApi } from '../../../api/api-context.ts';
import { useAct } from '../../../api/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useTell } from '../../../parts/use-tell.ts';

const refresh = [routes.lists.list, routes.lists.entries, routes.people.get, routes.people.list];

/** Takes a person off a list, remembering the entry so that it can be put back. */
export function useTakeOff(list: string) {
  const t = useText();
  const tell = useTell();
  const { call } = useApi();
  const remove = useAct(routes.lists.removeEntry, { refresh });
  const putBack = useAct(routes.lists.putEntry, {
    refresh,
    onDone: () => tell.done(t(($) => $.console.shell.done.undone)),
  });
  const takeOff = async (subject: string, name: string): Promise<void> => {
    const entries = await call(routes.lists.entries, { params: { id: list } });
    const entry = entries.find((each) => each.subject === subject);
    await remove.mutateAsync({ params: { id: list, subject } });
    if (entry === undefined) return;
    const { reason, validFrom, validTo } = entry;
    tell.undoable(
      t(($) => $.console.lists.taken, { name }),
      () => putBack.mutate({ params: { id: list, subject }, body: { reason, validFrom, validTo } }),
    );
  };
  return {
    isPending: remove.isPending,
    takeOff: (subject: string, name: string) => void takeOff(subject, name).catch(tell.problem),
  };
}
