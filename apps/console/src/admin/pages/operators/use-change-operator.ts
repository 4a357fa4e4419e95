import { routes } from '@vedette/contract';
import { useAct } from '../../../api/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useTell } from '../../../parts/use-tell.ts';

export function useChangeOperator(onDone?: () => void) {
  const t = useText();
  const tell = useTell();
  return useAct(routes.operators.change, {
    refresh: [routes.operators.list],
    onDone: onDone ?? (() => tell.done(t(($) => $.console.shell.done.saved))),
  });
}
