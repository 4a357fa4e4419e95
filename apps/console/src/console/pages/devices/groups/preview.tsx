import { useQuery } from '@tanstack/react-query';
import { deviceGroupRoutes } from '@vedette/contract/platform';
import { Table } from 'antd';
import { useApi } from '../../../../api/api-context.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';

interface PreviewProps {
  readonly group: string;
  readonly follow: { readonly profile: string; readonly version: number } | null;
}

const shown = (value: unknown): string => (value === undefined ? '—' : JSON.stringify(value));

/** Which values would change on how many sentinels. A question that is asked by POST, for it has a body. */
export function Preview({ group, follow }: PreviewProps) {
  const t = useText();
  const { call } = useApi();
  const preview = useQuery({
    queryKey: [deviceGroupRoutes.preview.path, group, follow],
    queryFn: ({ signal }) =>
      call(deviceGroupRoutes.preview, { params: { id: group }, body: { follow } }, signal),
  });
  return (
    <Answered query={preview}>
      {({ devices, changed, changes }) =>
        changed === 0 ? (
          <p className="quiet">{t(($) => $.platform.devices.group.noChange)}</p>
        ) : (
          <>
            <p>{t(($) => $.platform.devices.group.preview, { changed, devices })}</p>
            <Table
              size="small"
              rowKey={({ key, from, to }) => `${key} ${shown(from)} ${shown(to)}`}
              dataSource={changes}
              pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
              columns={[
                { title: t(($) => $.platform.devices.settings.key), dataIndex: 'key', className: 'mono' },
                {
                  title: t(($) => $.platform.devices.group.from),
                  className: 'mono',
                  render: (_, { from }) => shown(from),
                },
                {
                  title: t(($) => $.platform.devices.group.to),
                  className: 'mono',
                  render: (_, { to }) => shown(to),
                },
                {
                  title: t(($) => $.platform.devices.tab.devices),
                  align: 'right',
                  className: 'number',
                  dataIndex: 'devices',
                },
              ]}
            />
          </>
        )
      }
    </Answered>
  );
}
