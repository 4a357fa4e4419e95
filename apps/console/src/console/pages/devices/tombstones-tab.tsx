import { deviceRoutes } from '@vedette/contract/platform';
import { useApi } from '../../../api/api-context.ts';
import { usePages } from '../../../api/use-pages.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { PagedTable } from '../../../parts/paged-table.tsx';
import { useAccountName } from '../../parts/use-account-name.ts';

/** Retired sentinels: none of their keys ever comes back. */
export function TombstonesTab() {
  const t = useText();
  const format = useFormat();
  const accountName = useAccountName();
  const { call } = useApi();
  const { pages, items } = usePages([deviceRoutes.tombstones.path, 'pages'], (cursor, signal) =>
    call(deviceRoutes.tombstones, { query: { ...cursor } }, signal),
  );
  return (
    <PagedTable
      pages={pages}
      items={items}
      rowKey={({ device }) => device}
      empty={<EmptyNote text={t(($) => $.platform.devices.tombstone.empty)} />}
      columns={[
        { title: t(($) => $.platform.devices.column.id), dataIndex: 'device', className: 'mono' },
        {
          title: t(($) => $.platform.devices.tombstone.at),
          className: 'number',
          render: (_, { retiredAt }) => format.dateTime(retiredAt),
        },
        {
          title: t(($) => $.platform.devices.tombstone.by),
          render: (_, { by }) => (by === null ? '—' : accountName(by)),
        },
        { title: t(($) => $.platform.devices.tombstone.reason), render: (_, { reason }) => reason ?? '—' },
        {
          title: t(($) => $.platform.devices.tombstone.key),
          className: 'mono',
          render: (_, { keyHash }) => keyHash.slice(0, 16),
        },
      ]}
    />
  );
}
