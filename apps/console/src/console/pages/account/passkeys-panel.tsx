import { ownAccountRoutes, type PasskeyView } from '@vedette/contract/platform';
import { Button, Popconfirm, Tag } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../api/use-act.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { useTell } from '../../../parts/use-tell.ts';
import { hasPasskeys } from '../../session/passkeys.ts';
import { PasskeyDialog } from './passkey-dialog.tsx';

function Passkey({ passkey: { id, name, lastUsedAt, isBackedUp } }: { readonly passkey: PasskeyView }) {
  const t = useText();
  const format = useFormat();
  const tell = useTell();
  const remove = useAct(ownAccountRoutes.removePasskey, {
    refresh: [ownAccountRoutes.factors],
    onDone: () => tell.done(t(($) => $.platform.account.passkeys.removed)),
  });
  return (
    <li className="spread list-line">
      <span>
        <strong>{name}</strong>{' '}
        <Tag>
          {isBackedUp
            ? t(($) => $.platform.account.passkeys.synced)
            : t(($) => $.platform.account.passkeys.bound)}
        </Tag>
        <br />
        <span className="quiet">
          {lastUsedAt === null
            ? t(($) => $.platform.account.passkeys.never)
            : t(($) => $.platform.account.passkeys.used, { at: format.dateTime(lastUsedAt) })}
        </span>
      </span>
      <Popconfirm
        title={t(($) => $.platform.account.passkeys.removeSure, { name })}
        okText={t(($) => $.console.shell.action.delete)}
        cancelText={t(($) => $.console.shell.action.cancel)}
        onConfirm={() => remove.mutate({ params: { id } })}
      >
        <Button size="small" danger loading={remove.isPending}>
          {t(($) => $.console.shell.action.delete)}
        </Button>
      </Popconfirm>
    </li>
  );
}

export function PasskeysPanel() {
  const t = useText();
  const [isAdding, setAdding] = useState(false);
  const factors = useAnswer(ownAccountRoutes.factors, {});
  const may = hasPasskeys();
  return (
    <Panel
      title={t(($) => $.platform.account.passkeys.title)}
      extra={
        <Button size="small" disabled={!may} onClick={() => setAdding(true)}>
          {t(($) => $.platform.account.passkeys.add)}
        </Button>
      }
    >
      <p className="quiet">
        {may ? t(($) => $.platform.account.passkeys.lead) : t(($) => $.platform.session.passkey.unsupported)}
      </p>
      <Answered query={factors}>
        {({ passkeys }) =>
          passkeys.length === 0 ? (
            <span className="quiet">{t(($) => $.platform.account.passkeys.none)}</span>
          ) : (
            <ul className="plain-list">
              {passkeys.map((passkey) => (
                <Passkey key={passkey.id} passkey={passkey} />
              ))}
            </ul>
          )
        }
      </Answered>
      {isAdding && <PasskeyDialog onClose={() => setAdding(false)} />}
    </Panel>
  );
}
