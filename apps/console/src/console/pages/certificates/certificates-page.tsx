import type { ReactNode } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { Page } from '../../../parts/page.tsx';
import { TabsOrSelect } from '../../../parts/tabs-or-select.tsx';
import { usePageSearch } from '../../app/use-page-search.ts';
import { CertificateDrawer } from './certificate-drawer.tsx';
import { tabs } from './certificate-search.ts';
import { CertificatesTab } from './certificates-tab.tsx';
import { LogTab } from './log-tab.tsx';

const content: Readonly<Record<(typeof tabs)[number], () => ReactNode>> = {
  certificates: () => <CertificatesTab />,
  log: () => <LogTab />,
};

/** What was certified of devices, and the public log in which that stands. */
export function CertificatesPage() {
  const t = useText();
  const [{ tab = 'certificates', certificate }, change] = usePageSearch('certificates');
  const title = t(($) => $.platform.shell.pages.certificates);
  return (
    <Page title={title} help={t(($) => $.platform.certificates.help)}>
      <TabsOrSelect
        label={title}
        items={tabs.map((key) => ({
          key,
          label: t(($) => $.platform.certificates.tab[key]),
          children: content[key](),
        }))}
        value={tab}
        onChange={(key) => change({ tab: key }, { isStep: true })}
      />
      {certificate !== undefined && (
        <CertificateDrawer id={certificate} onClose={() => change({ certificate: undefined })} />
      )}
    </Page>
  );
}
