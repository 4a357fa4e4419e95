import { retentionRoutes, type ShredOnDeviceView } from '@vedette/contract/platform';
import { Drawer, type TableColumnsType, Tag } from 'antd';
import { useApi } from '../../../api/api-context.ts';
import { usePages } from '../../../api/use-pages.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { PagedTable } from '../../../parts/paged-table.tsx';
import { PageLink } from '../../app/page-link.tsx';
import { usePlaceNames } from '../../parts/use-locations.ts';

const colours = { waiting: 'default', pending: 'processing', done: 'success' } as const;
const reasons = ['hold', 'min-keep', 'locked', 're-key', 'keeper'] as const;

/** Why it is not done there. A reason of a newer terminal is shown as it is. */
function Why({ row }: { readonly row: ShredOnDeviceView }) {
  const t = useText();
  const format = useFormat();
  const known = reasons.find((reason) => reason === row.why);
  if (known !== undefined) return t(($) => $.platform.retention.acts.reason[known]);
  if (row.why !== null) return row.why;
  if (row.state === 'done' || row.isOnline) return '—';
  if (row.heardAt === null) return t(($) => $.platform.retention.acts.never);
  return t(($) => $.platform.retention.acts.offline, { at: format.dateTime(row.heardAt) });
}

interface DevicesDrawerProps {
  readonly act: string;
  readonly onClose: () => void;
}

/** Where an act has come to on each terminal. */
export function DevicesDrawer({ act, onClose }: DevicesDrawerProps) {
  const t = useText();
  const format = useFormat();
  const { call } = useApi();
  const { wayTo } = usePlaceNames();
  const { pages, items } = usePages([retentionRoutes.onDevices.path, 'pages', act], (cursor, signal) =>
    call(retentionRoutes.onDevices, { params: { id: act }, query: { ...cursor, limit: 100 } }, signal),
  );
  const columns: TableColumnsType<ShredOnDeviceView> = [
    {
      title: t(($) => $.platform.retention.acts.device),
      render: (_, { device }) => (
        <PageLink to="devices" search={{ device }} className="mono">
          {device}
        </PageLink>
      ),
    },
    { title: t(($) => $.platform.retention.acts.site), render: (_, { site }) => wayTo(site) },
    {
      title: t(($) => $.platform.retention.acts.state),
      render: (_, { state }) => (
        <Tag color={colours[state]}>{t(($) => $.platform.retention.acts.states[state])}</Tag>
      ),
    },
    { title: t(($) => $.platform.retention.acts.why2), render: (_, row) => <Why row={row} /> },
    { title: t(($) => $.platform.retention.acts.keys), render: (_, { keys }) => format.number(keys) },
    {
      title: t(($) => $.platform.retention.acts.told),
      render: (_, { toldAt }) => (toldAt === null ? '—' : format.dateTime(toldAt)),
    },
  ];
  return (
    <Drawer open size="large" title={t(($) => $.platform.retention.acts.drawer)} onClose={onClose}>
      <PagedTable
        pages={pages}
        items={items}
        columns={columns}
        rowKey={({ device }) => device}
        empty={<EmptyNote text={t(($) => $.platform.retention.acts.noDevices)} />}
      />
    </Drawer>
  );
}
