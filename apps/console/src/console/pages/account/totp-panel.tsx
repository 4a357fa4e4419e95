import { ownAccountRoutes } from '@vedette/contract/platform';
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../api/use-act.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { useTell } from '../../../parts/use-tell.ts';
import { TotpDialog } from './totp-dialog.tsx';

function Remove() {
  const t = useText();
  const tell = useTell();
  const remove = useAct(ownAccountRoutes.removeTotp, {
    refresh: [ownAccountRoutes.factors],
    onDone: () => tell.done(t(($) => $.platform.account.totp.removed)),
  });
  return (
    <Popconfirm
      title={t(($) => $.platform.account.totp.removeSure)}
      okText={t(($) => $.platform.account.totp.remove)}
      cancelText={t(($) => $.console.shell.action.cancel)}
      onConfirm={() => remove.mutate({})}
    >
      <Button loading={remove.isPending}>{t(($) => $.platform.account.totp.remove)}</Button>
    </Popconfirm>
  );
}

/** One-time codes from an app on the phone. */
export function TotpPanel() {
  const t = useText();
  const [isBeginning, setBeginning] = useState(false);
  const factors = useAnswer(ownAccountRoutes.factors, {});
  return (
    <Panel title={t(($) => $.platform.account.totp.title)}>
      <Answered query={factors}>
        {({ hasTotp, recoveryCodesLeft }) => (
          <div className="spread">
            <span className="grow-text">
              {hasTotp
                ? t(($) => $.platform.account.totp.on, { n: recoveryCodesLeft })
                : t(($) => $.platform.account.totp.off)}
            </span>
            {hasTotp ? (
              <Remove />
            ) : (
              <Button onClick={() => setBeginning(true)}>{t(($) => $.platform.account.totp.begin)}</Button>
            )}
          </div>
        )}
      </Answered>
      {isBeginning && <TotpDialog onClose={() => setBeginning(false)} />}
    </Panel>
  );
}
