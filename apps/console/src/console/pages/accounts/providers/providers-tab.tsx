import { type IdentityProviderView, identityProviderRoutes } from '@vedette/contract/platform';
import { Button, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../../api/use-act.ts';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { EmptyNote } from '../../../../parts/empty-note.tsx';
import { SureButton } from '../../../../parts/sure-button.tsx';
import { useTell } from '../../../../parts/use-tell.ts';
import { ProviderDialog } from './provider-dialog.tsx';

function Provider({
  provider,
  onEdit,
}: {
  readonly provider: IdentityProviderView;
  readonly onEdit: () => void;
}) {
  const t = useText();
  const tell = useTell();
  const remove = useAct(identityProviderRoutes.remove, {
    refresh: [identityProviderRoutes.list],
    onDone: () => tell.done(t(($) => $.platform.accounts.providers.removed)),
  });
  const { id, name, issuer, redirectUri, isActive, isListed } = provider;
  return (
    <li className="list-line">
      <div className="spread">
        <span>
          <strong>{name}</strong> <span className="quiet">{issuer}</span>{' '}
          {!isActive && <Tag color="warning">{t(($) => $.platform.accounts.providers.off)}</Tag>}
          {isActive && !isListed && <Tag>{t(($) => $.platform.accounts.providers.hidden)}</Tag>}
        </span>
        <span className="row">
          <Button size="small" onClick={onEdit}>
            {t(($) => $.console.shell.action.edit)}
          </Button>
          <SureButton
            size="small"
            label={t(($) => $.console.shell.action.delete)}
            question={t(($) => $.platform.accounts.providers.removeSure, { name })}
            loading={remove.isPending}
            onSure={() => remove.mutate({ params: { id } })}
          />
        </span>
      </div>
      <span className="quiet">{t(($) => $.platform.accounts.providers.redirect)}: </span>
      <Typography.Text copyable className="mono breakable">
        {redirectUri}
      </Typography.Text>
    </li>
  );
}

/** Where accounts may sign in besides (OpenID Connect). */
export function ProvidersTab() {
  const t = useText();
  const providers = useAnswer(identityProviderRoutes.list, {});
  const [editing, setEditing] = useState<IdentityProviderView | 'new' | null>(null);
  return (
    <>
      <div className="filters">
        <Button type="primary" onClick={() => setEditing('new')}>
          {t(($) => $.platform.accounts.providers.add)}
        </Button>
      </div>
      <Answered query={providers}>
        {(all) =>
          all.length === 0 ? (
            <EmptyNote text={t(($) => $.platform.accounts.providers.empty)} />
          ) : (
            <ul className="plain-list">
              {all.map((provider) => (
                <Provider key={provider.id} provider={provider} onEdit={() => setEditing(provider)} />
              ))}
            </ul>
          )
        }
      </Answered>
      {editing !== null && (
        <ProviderDialog provider={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </>
  );
}
