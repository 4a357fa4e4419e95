import { accountRoutes } from '@vedette/contract/platform';
import { useCallback } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { useMay, useSession } from '../session/session-context.ts';

/** A request shows as many; who is not among them keeps a number. */
const limit = 200;
const rarely = 300_000;

/** Accounts that the caller sees; empty for whoever sees none. */
export function useAccounts() {
  const maySee = useMay('accounts-see');
  const accounts = useAnswer(accountRoutes.list, { query: { limit } }, { enabled: maySee, every: rarely });
  return accounts.data?.items ?? [];
}

/** Words for whoever did something: the name of an account, `I`, the platform itself. */
export function useAccountName(): (by: string) => string {
  const t = useText();
  const own = useSession();
  const accounts = useAccounts();
  return useCallback(
    (by) => {
      if (by === own.account) return t(($) => $.platform.shell.me);
      if (by === 'time') return t(($) => $.platform.shell.itself);
      return (
        accounts.find(({ id }) => id === by)?.displayName ??
        t(($) => $.platform.shell.someAccount, { id: by.slice(0, 8) })
      );
    },
    [accounts, own.account, t],
  );
}
