import type { DeviceView } from '@vedette/contract/platform';
import { Button, type TableColumnsType } from 'antd';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { usePlaceNames } from '../../parts/use-locations.ts';
import { DeviceState, Troubles } from './device-state.tsx';
import { readDocuments } from './read-documents.ts';
import { useGroupName } from './use-device-groups.ts';

const none = <span className="quiet">—</span>;

export function useDeviceColumns(onShow: (id: string) => void): TableColumnsType<DeviceView> {
  const t = useText();
  const format = useFormat();
  const { wayTo } = usePlaceNames();
  const groupName = useGroupName();
  return [
    {
      title: t(($) => $.platform.devices.column.id),
      render: (_, { id }) => (
        <Button type="link" className="cell-link mono" onClick={() => onShow(id)}>
          {id}
        </Button>
      ),
    },
    {
      title: t(($) => $.platform.devices.column.state),
      render: (_, device) => (
        <span className="row">
          <DeviceState device={device} />
          <Troubles troubles={device.troubles} />
        </span>
      ),
    },
    {
      title: t(($) => $.platform.devices.column.site),
      render: (_, { site }) => (site === null ? none : wayTo(site)),
    },
    {
      title: t(($) => $.platform.devices.column.group),
      render: (_, { group }) => (group === null ? none : groupName(group)),
    },
    {
      title: t(($) => $.platform.devices.column.model),
      render: (_, device) => readDocuments(device).facts?.model ?? none,
    },
    {
      title: t(($) => $.platform.devices.column.software),
      className: 'number',
      render: (_, device) => readDocuments(device).facts?.software ?? none,
    },
    {
      title: t(($) => $.platform.devices.column.heard),
      className: 'number',
      render: (_, { presence }) => (presence === null ? none : format.moment(presence.heardAt)),
    },
  ];
}
