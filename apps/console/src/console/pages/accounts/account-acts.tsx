import { type AccountView, accountRoutes } from '@vedette/contract/platform';
import { Button } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { SureButton } from '../../../parts/sure-button.tsx';
import { useTell } from '../../../parts/use-tell.ts';
import { useSession } from '../../session/session-context.ts';

interface AccountActsProps {
  readonly account: AccountView;
  readonly onRemoved: () => void;
}

const refresh = [accountRoutes.get, accountRoutes.list];

/** What can be done to somebody else's account. */
export function AccountActs({ account, onRemoved }: AccountActsProps) {
  const t = useText();
  const tell = useTell();
  const { account: own } = useSession();
  const { id, displayName: name, isDisabled } = account;
  const params = { id };
  const change = useAct(accountRoutes.change, { refresh });
  const endSessions = useAct(accountRoutes.endSessions, {
    onDone: () => tell.done(t(($) => $.platform.accounts.endedSessions)),
  });
  const resetFactors = useAct(accountRoutes.resetFactors, {
    refresh,
    onDone: () => tell.done(t(($) => $.platform.accounts.resetDone)),
  });
  const remove = useAct(accountRoutes.remove, {
    refresh: [accountRoutes.list],
    onDone: () => {
      tell.done(t(($) => $.platform.accounts.removed));
      onRemoved();
    },
  });
  if (own === id) return null;
  const put = (next: boolean): void =>
    change.mutate(
      { params, body: { isDisabled: next } },
      {
        onSuccess: () =>
          tell.undoable(
            next ? t(($) => $.platform.accounts.disabledDone) : t(($) => $.platform.accounts.enabledDone),
            () => change.mutate({ params, body: { isDisabled: !next } }),
          ),
      },
    );
  return (
    <div className="row">
      <Button loading={change.isPending} onClick={() => put(!isDisabled)}>
        {isDisabled ? t(($) => $.platform.accounts.enable) : t(($) => $.platform.accounts.disable)}
      </Button>
      <Button loading={endSessions.isPending} onClick={() => endSessions.mutate({ params })}>
        {t(($) => $.platform.accounts.endSessions)}
      </Button>
      <SureButton
        isDanger={false}
        label={t(($) => $.platform.accounts.resetFactors)}
        question={t(($) => $.platform.accounts.resetFactorsSure, { name })}
        loading={resetFactors.isPending}
        onSure={() => resetFactors.mutate({ params })}
      />
      <SureButton
        label={t(($) => $.platform.accounts.remove)}
        question={t(($) => $.platform.accounts.removeSure, { name })}
        loading={remove.isPending}
        onSure={() => remove.mutate({ params })}
      />
    </div>
  );
}
