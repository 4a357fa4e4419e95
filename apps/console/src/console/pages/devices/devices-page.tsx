import { Tabs } from 'antd';
import { useText } from '../../../i18n/use-text.ts';
import { Page } from '../../../parts/page.tsx';
import { usePageSearch } from '../../app/use-page-search.ts';
import { useMay } from '../../session/session-context.ts';
import { QuarantinePanel } from './claim/quarantine-panel.tsx';
import { DeviceDrawer } from './device-drawer.tsx';
import { type DevicesTab, tabs } from './device-search.ts';
import { DevicesTable } from './devices-table.tsx';

const content: Readonly<Partial<Record<DevicesTab, () => React.ReactNode>>> = {
  devices: DevicesTable,
  quarantine: QuarantinePanel,
};

/** The fleet of sentinels. */
export function DevicesPage() {
  const t = useText();
  const [{ tab = 'devices', device }, change] = usePageSearch('devices');
  const mayChange = useMay('devices-change');
  const seen = tabs.filter((key) => content[key] !== undefined && (mayChange || key !== 'quarantine'));
  const items = seen.map((key) => {
    const Content = content[key];
    return {
      key,
      label: t(($) => $.platform.devices.tab[key]),
      children: Content === undefined ? null : <Content />,
    };
  });
  return (
    <Page title={t(($) => $.platform.shell.pages.devices)} help={t(($) => $.platform.devices.help)}>
      <Tabs
        items={items}
        activeKey={tab}
        destroyOnHidden
        onChange={(key) => change({ tab: tabs.find((each) => each === key) }, { isStep: true })}
      />
      {device !== undefined && (
        <DeviceDrawer id={device} onClose={() => change({ device: undefined, view: undefined })} />
      )}
    </Page>
  );
}
