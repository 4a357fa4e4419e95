import { type ApiKeyView, apiKeyRoutes } from '@vedette/contract/platform';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../../api/use-act.ts';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { EmptyNote } from '../../../../parts/empty-note.tsx';
import { SureButton } from '../../../../parts/sure-button.tsx';
import { useTell } from '../../../../parts/use-tell.ts';
import { useAccountName } from '../../../parts/use-account-name.ts';
import { KeyDialog } from './key-dialog.tsx';

function Key({ apiKey }: { readonly apiKey: ApiKeyView }) {
  const t = useText();
  const format = useFormat();
  const tell = useTell();
  const accountName = useAccountName();
  const revoke = useAct(apiKeyRoutes.revoke, {
    refresh: [apiKeyRoutes.list],
    onDone: () => tell.done(t(($) => $.platform.accounts.keys.revoked)),
  });
  const { id, name, permissions, createdBy, createdAt, expiresAt, lastUsedAt } = apiKey;
  const said = [
    t(($) => $.platform.accounts.keys.made, { by: accountName(createdBy), at: format.day(createdAt) }),
    expiresAt === null
      ? t(($) => $.platform.accounts.keys.noExpiry)
      : t(($) => $.platform.accounts.keys.expiresAt, { at: format.day(expiresAt) }),
    lastUsedAt === null
      ? t(($) => $.platform.accounts.keys.neverUsed)
      : t(($) => $.platform.accounts.keys.used, { at: format.moment(lastUsedAt) }),
  ];
  return (
    <li className="list-line">
      <div className="spread">
        <strong>{name}</strong>
        <SureButton
          size="small"
          label={t(($) => $.platform.accounts.keys.revoke)}
          question={t(($) => $.platform.accounts.keys.revokeSure, { name })}
          loading={revoke.isPending}
          onSure={() => revoke.mutate({ params: { id } })}
        />
      </div>
      <span className="row reason-list">
        {permissions.map((each) => (
          <Tag key={each}>{t(($) => $.platform.accounts.permission[each])}</Tag>
        ))}
      </span>
      <div className="quiet">{said.join(' · ')}</div>
    </li>
  );
}

/** Keys of programs. */
export function KeysTab() {
  const t = useText();
  const [isMaking, setMaking] = useState(false);
  const keys = useAnswer(apiKeyRoutes.list, {});
  return (
    <>
      <div className="filters">
        <Button type="primary" onClick={() => setMaking(true)}>
          {t(($) => $.platform.accounts.keys.add)}
        </Button>
      </div>
      <Answered query={keys}>
        {(all) =>
          all.length === 0 ? (
            <EmptyNote text={t(($) => $.platform.accounts.keys.empty)} />
          ) : (
            <ul className="plain-list">
              {all.map((key) => (
                <Key key={key.id} apiKey={key} />
              ))}
            </ul>
          )
        }
      </Answered>
      {isMaking && <KeyDialog onClose={() => setMaking(false)} />}
    </>
  );
}
