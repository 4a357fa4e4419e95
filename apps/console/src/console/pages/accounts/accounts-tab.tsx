import { UserAddOutlined } from '@ant-design/icons';
import { type AccountView, accountRoutes } from '@vedette/contract/platform';
import { Button, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { useApi } from '../../../api/api-context.ts';
import { usePages } from '../../../api/use-pages.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { PagedTable } from '../../../parts/paged-table.tsx';
import { usePageSearch } from '../../app/use-page-search.ts';
import { useOrganisationName } from '../../parts/use-organisations.ts';
import { useMay } from '../../session/session-context.ts';
import { AccountDrawer } from './account-drawer.tsx';
import { AddAccountDialog } from './add-account-dialog.tsx';
import { Grants } from './grants.tsx';

function useFactorText(): (account: AccountView) => string {
  const t = useText();
  return ({ hasPassword, hasTotp, passkeys, source }) =>
    [
      ...(hasPassword ? [t(($) => $.platform.accounts.factor.password)] : []),
      ...(hasTotp ? [t(($) => $.platform.accounts.factor.totp)] : []),
      ...(passkeys > 0 ? [t(($) => $.platform.accounts.factor.passkey, { n: passkeys })] : []),
      ...(source === 'provider' ? [t(($) => $.platform.accounts.factor.provider)] : []),
    ].join(' · ') || '—';
}

function useAccountColumns(onShow: (id: string) => void): TableColumnsType<AccountView> {
  const t = useText();
  const format = useFormat();
  const factorText = useFactorText();
  const organisationName = useOrganisationName();
  return [
    {
      title: t(($) => $.platform.accounts.column.name),
      render: (_, { id, displayName, name }) => (
        <Button type="link" className="cell-link" onClick={() => onShow(id)}>
          {displayName}
          {displayName !== name && <span className="quiet">{name}</span>}
        </Button>
      ),
    },
    {
      title: t(($) => $.platform.accounts.column.organisation),
      render: (_, { organisation }) => organisationName(organisation),
    },
    {
      title: t(($) => $.platform.accounts.column.roles),
      render: (_, { grants }) => <Grants grants={grants} />,
    },
    { title: t(($) => $.platform.accounts.column.factors), render: (_, account) => factorText(account) },
    {
      title: t(($) => $.platform.accounts.column.last),
      className: 'number',
      render: (_, { lastSignInAt }) =>
        lastSignInAt === null ? (
          <span className="quiet">{t(($) => $.platform.accounts.never)}</span>
        ) : (
          format.moment(lastSignInAt)
        ),
    },
    {
      title: t(($) => $.platform.accounts.column.state),
      render: (_, { isDisabled }) =>
        isDisabled ? (
          <Tag color="warning">{t(($) => $.platform.accounts.disabled)}</Tag>
        ) : (
          t(($) => $.platform.accounts.active)
        ),
    },
  ];
}

export function AccountsTab() {
  const t = useText();
  const { call } = useApi();
  const mayChange = useMay('accounts-change');
  const [isAdding, setAdding] = useState(false);
  const [{ account }, change] = usePageSearch('accounts');
  const show = (id: string | undefined): void => change({ account: id }, { isStep: true });
  const { pages, items } = usePages([accountRoutes.list.path, 'pages'], (cursor, signal) =>
    call(accountRoutes.list, { query: { ...cursor } }, signal),
  );
  return (
    <>
      {mayChange && (
        <div className="filters">
          <Button type="primary" icon={<UserAddOutlined aria-hidden />} onClick={() => setAdding(true)}>
            {t(($) => $.platform.accounts.add)}
          </Button>
        </div>
      )}
      <PagedTable
        pages={pages}
        items={items}
        columns={useAccountColumns(show)}
        rowKey={({ id }) => id}
        empty={<EmptyNote text={t(($) => $.platform.accounts.empty)} />}
      />
      {isAdding && <AddAccountDialog onClose={() => setAdding(false)} />}
      {account !== undefined && <AccountDrawer id={account} onClose={() => show(undefined)} />}
    </>
  );
}
