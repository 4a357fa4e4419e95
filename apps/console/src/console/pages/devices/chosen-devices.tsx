import { bulkCommandRoutes, deviceGroupRoutes, deviceRoutes } from '@vedette/contract/platform';
import { Button, Dropdown } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useTell } from '../../../parts/use-tell.ts';
import { useMay } from '../../session/session-context.ts';
import { useDeviceGroups } from './use-device-groups.ts';

interface ChosenDevicesProps {
  readonly devices: readonly string[];
  readonly onDone: () => void;
}

const told = ['identify', 'self-test', 'sync-anew', 'restart'] as const;

function Move({ devices, onDone }: ChosenDevicesProps) {
  const t = useText();
  const tell = useTell();
  const groups = useDeviceGroups();
  const move = useAct(deviceGroupRoutes.members, {
    refresh: [deviceRoutes.list, deviceGroupRoutes.list],
    onDone: ({ added }) => {
      tell.done(t(($) => $.platform.devices.group.moved, { added }));
      onDone();
    },
  });
  const items = (groups.data?.items ?? []).map(({ id, name }) => ({
    ...{ key: id, label: name },
    onClick: () => move.mutate({ params: { id }, body: { add: [...devices], remove: [] } }),
  }));
  return (
    <Dropdown trigger={['click']} disabled={items.length === 0} menu={{ items }}>
      <Button loading={move.isPending}>{t(($) => $.platform.devices.group.move)}</Button>
    </Dropdown>
  );
}

function Tell({ devices, onDone }: ChosenDevicesProps) {
  const t = useText();
  const tell = useTell();
  const give = useAct(bulkCommandRoutes.give, {
    refresh: [bulkCommandRoutes.list],
    onDone: () => {
      tell.done(t(($) => $.platform.devices.commandAct.sent));
      onDone();
    },
  });
  const items = told.map((kind) => ({
    ...{ key: kind, label: t(($) => $.platform.devices.command[kind]), danger: kind === 'restart' },
    onClick: () =>
      give.mutate({ body: { selection: { devices: [...devices] }, command: { kind, reason: null } } }),
  }));
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button loading={give.isPending}>{t(($) => $.platform.devices.bulk.send)}</Button>
    </Dropdown>
  );
}

/** What can be done to several sentinels at once. */
export function ChosenDevices({ devices, onDone }: ChosenDevicesProps) {
  const t = useText();
  const [mayChange, mayCommand] = [useMay('devices-change'), useMay('devices-command')];
  if (devices.length === 0) return null;
  return (
    <div className="row chosen" role="status">
      <strong>{t(($) => $.platform.devices.group.chosen, { n: devices.length })}</strong>
      {mayChange && <Move devices={devices} onDone={onDone} />}
      {mayCommand && <Tell devices={devices} onDone={onDone} />}
      <Button type="text" onClick={onDone}>
        {t(($) => $.console.shell.action.cancel)}
      </Button>
    </div>
  );
}
