import type { ReactNode } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { Page } from '../../../parts/page.tsx';
import { TabsOrSelect } from '../../../parts/tabs-or-select.tsx';
import { usePageSearch } from '../../app/use-page-search.ts';
import { useMay } from '../../session/session-context.ts';
import { BulkTab } from './bulk-tab.tsx';
import { QuarantinePanel } from './claim/quarantine-panel.tsx';
import { DeviceDrawer } from './device-drawer.tsx';
import { type DevicesTab, tabs } from './device-search.ts';
import { DevicesTable } from './devices-table.tsx';
import { GroupsTab } from './groups/groups-tab.tsx';
import { ProfilesTab } from './profiles/profiles-tab.tsx';
import { TombstonesTab } from './tombstones-tab.tsx';
import { UpdatesTab } from './updates/updates-tab.tsx';

const content: Readonly<Record<DevicesTab, () => ReactNode>> = {
  devices: () => <DevicesTable />,
  quarantine: () => <QuarantinePanel />,
  groups: () => <GroupsTab />,
  profiles: () => <ProfilesTab />,
  updates: () => <UpdatesTab />,
  commands: () => <BulkTab />,
  retired: () => <TombstonesTab />,
};

/** The fleet of sentinels. */
export function DevicesPage() {
  const t = useText();
  const [{ tab = 'devices', device }, change] = usePageSearch('devices');
  const mayChange = useMay('devices-change');
  const items = tabs
    .filter((key) => mayChange || key !== 'quarantine')
    .map((key) => ({ key, label: t(($) => $.platform.devices.tab[key]), children: content[key]() }));
  return (
    <Page title={t(($) => $.platform.shell.pages.devices)} help={t(($) => $.platform.devices.help)}>
      <TabsOrSelect
        label={t(($) => $.platform.shell.pages.devices)}
        items={items}
        value={tab}
        onChange={(key) => change({ tab: key }, { isStep: true })}
      />
      {device !== undefined && (
        <DeviceDrawer id={device} onClose={() => change({ device: undefined, view: undefined })} />
      )}
    </Page>
  );
}
