import { type PlatformEntryView, platformListRoutes, platformPeopleRoutes } from '@vedette/contract/platform';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { useTell } from '../../../../parts/use-tell.ts';

const refresh = [platformListRoutes.list, platformListRoutes.entries, platformPeopleRoutes.get];

/** Takes a person off a list; the entry can be put back as it was. */
export function useTakeOff({ list, person, name, reason, validFrom, validTo, owner }: PlatformEntryView) {
  const t = useText();
  const tell = useTell();
  const params = { id: list, person };
  const putBack = useAct(platformListRoutes.putEntry, {
    refresh,
    onDone: () => tell.done(t(($) => $.console.shell.done.undone)),
  });
  const remove = useAct(platformListRoutes.removeEntry, {
    refresh,
    onDone: () =>
      tell.undoable(
        t(($) => $.platform.lists.taken, { name }),
        () => putBack.mutate({ params, body: { reason, validFrom, validTo, owner } }),
      ),
  });
  return { isPending: remove.isPending, takeOff: () => remove.mutate({ params }) };
}
