import type { ReactNode } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { Page } from '../../../parts/page.tsx';
import { TabsOrSelect } from '../../../parts/tabs-or-select.tsx';
import { usePageSearch } from '../../app/use-page-search.ts';
import { type Permission, useSession } from '../../session/session-context.ts';
import { tabs } from './account-search.ts';
import { AccountsTab } from './accounts-tab.tsx';
import { KeysTab } from './keys/keys-tab.tsx';
import { OrganisationsTab } from './organisations/organisations-tab.tsx';
import { ProvidersTab } from './providers/providers-tab.tsx';
import { RolesTab } from './roles/roles-tab.tsx';

type Tab = (typeof tabs)[number];
const content: Readonly<Record<Tab, { readonly needs: Permission; readonly show: () => ReactNode }>> = {
  accounts: { needs: 'accounts-see', show: () => <AccountsTab /> },
  roles: { needs: 'accounts-see', show: () => <RolesTab /> },
  organisations: { needs: 'organisations-see', show: () => <OrganisationsTab /> },
  providers: { needs: 'providers-change', show: () => <ProvidersTab /> },
  keys: { needs: 'keys-change', show: () => <KeysTab /> },
};

/** Who may do what: accounts, roles, organisations, sign-in by other accounts, keys of programs. */
export function AccountsPage() {
  const t = useText();
  const { permissions } = useSession();
  const [{ tab = 'accounts' }, change] = usePageSearch('accounts');
  const seen = tabs.filter((key) => permissions.has(content[key].needs));
  return (
    <Page title={t(($) => $.platform.shell.pages.accounts)} help={t(($) => $.platform.accounts.help)}>
      <TabsOrSelect
        label={t(($) => $.platform.shell.pages.accounts)}
        items={seen.map((key) => ({
          key,
          label: t(($) => $.platform.accounts.tab[key]),
          children: content[key].show(),
        }))}
        value={tab}
        onChange={(key) => change({ tab: key }, { isStep: true })}
      />
    </Page>
  );
}
