import { type DeviceView, deviceRoutes } from '@vedette/contract/platform';
import { Drawer } from 'antd';
import { useAnswer } from '../../../api/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { TabsOrSelect } from '../../../parts/tabs-or-select.tsx';
import { usePageSearch } from '../../app/use-page-search.ts';
import { useMay } from '../../session/session-context.ts';
import { deviceTabs } from './device-search.ts';
import { CommandsTab } from './one/commands-tab.tsx';
import { EventsTab } from './one/events-tab.tsx';
import { RetireButton } from './one/retire-button.tsx';
import { SettingsTab } from './one/settings-tab.tsx';
import { StateTab } from './one/state-tab.tsx';

function Device({ device }: { readonly device: DeviceView }) {
  const t = useText();
  const [{ view = 'state' }, change] = usePageSearch('devices');
  const content = {
    state: <StateTab device={device} />,
    commands: <CommandsTab device={device} />,
    settings: <SettingsTab id={device.id} />,
    events: <EventsTab id={device.id} />,
  };
  const items = deviceTabs.map((key) => ({
    key,
    label: t(($) => $.platform.devices.view[key]),
    children: content[key],
  }));
  return (
    <TabsOrSelect
      label={t(($) => $.platform.shell.device)}
      items={items}
      value={view}
      onChange={(key) => change({ view: key })}
    />
  );
}

/** One sentinel. */
export function DeviceDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const mayChange = useMay('devices-change');
  const device = useAnswer(deviceRoutes.get, { params: { id } }, { every: 15_000 });
  return (
    <Drawer
      open
      size="large"
      title={<span className="mono">{id}</span>}
      onClose={onClose}
      extra={mayChange && device.data?.state === 'claimed' && <RetireButton id={id} />}
    >
      <Answered query={device}>{(data) => <Device device={data} />}</Answered>
    </Drawer>
  );
}
