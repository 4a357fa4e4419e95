import { type Operator, routes } from '@vedette/contract';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../api/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { SetPasswordDialog } from './set-password-dialog.tsx';
import { useChangeOperator } from './use-change-operator.ts';

/** What an owner may do with somebody else's account. */
export function OperatorActions({ operator }: { readonly operator: Operator }) {
  const t = useText();
  const { modal } = App.useApp();
  const [isSetting, setSetting] = useState(false);
  const change = useChangeOperator();
  const remove = useAct(routes.operators.remove, { refresh: [routes.operators.list] });
  const { id, name, disabled } = operator;
  const put = (isDisabled: boolean): void =>
    change.mutate({ params: { id }, body: { disabled: isDisabled } });
  const askDisable = (): void =>
    void modal.confirm({
      title: t(($) => $.console.operators.disableTitle, { name }),
      content: t(($) => $.console.operators.disableBody),
      okText: t(($) => $.console.operators.disable),
      onOk: () => put(true),
    });
  const askRemove = (): void =>
    void modal.confirm({
      title: t(($) => $.console.operators.removeTitle, { name }),
      content: t(($) => $.console.operators.removeBody),
      okText: t(($) => $.console.operators.remove),
      okButtonProps: { danger: true },
      onOk: () => remove.mutate({ params: { id } }),
    });
  return (
    <div className="row">
      <Button size="small" onClick={() => setSetting(true)}>
        {t(($) => $.console.operators.setPassword)}
      </Button>
      <Button size="small" onClick={disabled ? () => put(false) : askDisable}>
        {disabled ? t(($) => $.console.operators.enable) : t(($) => $.console.operators.disable)}
      </Button>
      <Button size="small" danger onClick={askRemove}>
        {t(($) => $.console.shell.action.delete)}
      </Button>
      {isSetting && <SetPasswordDialog operator={operator} onClose={() => setSetting(false)} />}
    </div>
  );
}
