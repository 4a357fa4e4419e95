import type { ReactNode } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { Page } from '../../../parts/page.tsx';
import { TabsOrSelect } from '../../../parts/tabs-or-select.tsx';
import { usePageSearch } from '../../app/use-page-search.ts';
import { ChannelsTab } from './channels/channels-tab.tsx';
import { DeliveriesTab } from './deliveries/deliveries-tab.tsx';
import { EscalationTab } from './escalation/escalation-tab.tsx';
import { tabs } from './integration-search.ts';

const content: Readonly<Record<(typeof tabs)[number], () => ReactNode>> = {
  channels: () => <ChannelsTab />,
  deliveries: () => <DeliveriesTab />,
  escalation: () => <EscalationTab />,
};

/** Where messages go, what was sent, and who is told when nobody takes note. */
export function IntegrationsPage() {
  const t = useText();
  const [{ tab = 'channels' }, change] = usePageSearch('integrations');
  const title = t(($) => $.platform.shell.pages.integrations);
  return (
    <Page title={title} help={t(($) => $.platform.integrations.help)}>
      <TabsOrSelect
        label={title}
        items={tabs.map((key) => ({
          key,
          label: t(($) => $.platform.integrations.tab[key]),
          children: content[key](),
        }))}
        value={tab}
        onChange={(key) => change({ tab: key }, { isStep: true })}
      />
    </Page>
  );
}
