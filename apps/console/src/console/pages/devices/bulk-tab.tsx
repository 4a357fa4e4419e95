import { type BulkCommandView, bulkCommandRoutes } from '@vedette/contract/platform';
import { commandKinds } from '@vedette/domain';
import { Button, Progress } from 'antd';
import { useApi } from '../../../api/api-context.ts';
import { useAct } from '../../../api/use-act.ts';
import { usePages } from '../../../api/use-pages.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { PagedTable } from '../../../parts/paged-table.tsx';
import { useTell } from '../../../parts/use-tell.ts';
import { useAccountName } from '../../parts/use-account-name.ts';
import { useMay } from '../../session/session-context.ts';

function HowFar({ bulk: { devices, progress } }: { readonly bulk: BulkCommandView }) {
  const t = useText();
  const { done, failed, expired, waiting, acknowledged } = progress;
  const text = t(($) => $.platform.devices.bulk.progress, {
    ...{ done, failed: failed + expired, waiting: waiting + acknowledged },
  });
  return (
    <>
      <Progress
        percent={devices === 0 ? 0 : (done / devices) * 100}
        showInfo={false}
        aria-label={text}
        status={failed + expired > 0 ? 'exception' : 'normal'}
      />
      <span className="quiet">{text}</span>
    </>
  );
}

function Cancel({ bulk }: { readonly bulk: BulkCommandView }) {
  const t = useText();
  const tell = useTell();
  const mayCommand = useMay('devices-command');
  const cancel = useAct(bulkCommandRoutes.cancel, {
    refresh: [bulkCommandRoutes.list],
    onDone: () => tell.done(t(($) => $.platform.devices.bulk.cancelled)),
  });
  if (!mayCommand || bulk.progress.waiting === 0) return null;
  return (
    <Button
      size="small"
      loading={cancel.isPending}
      onClick={() => cancel.mutate({ params: { id: bulk.id } })}
    >
      {t(($) => $.platform.devices.bulk.cancel)}
    </Button>
  );
}

/** What many sentinels were told at once, and how far they are. */
export function BulkTab() {
  const t = useText();
  const format = useFormat();
  const accountName = useAccountName();
  const { call } = useApi();
  const { pages, items } = usePages([bulkCommandRoutes.list.path, 'pages'], (cursor, signal) =>
    call(bulkCommandRoutes.list, { query: { ...cursor } }, signal),
  );
  const kindText = (kind: string): string => {
    const known = commandKinds.find((each) => each === kind);
    return known === undefined ? kind : t(($) => $.platform.devices.command[known]);
  };
  return (
    <PagedTable
      pages={pages}
      items={items}
      rowKey={({ id }) => id}
      empty={<EmptyNote text={t(($) => $.platform.devices.bulk.empty)} />}
      columns={[
        { title: t(($) => $.platform.devices.bulk.title), render: (_, { kind }) => kindText(kind) },
        {
          title: t(($) => $.console.shell.word.time),
          className: 'number',
          render: (_, { givenAt, givenBy }) => `${format.dateTime(givenAt)} · ${accountName(givenBy)}`,
        },
        {
          title: t(($) => $.platform.devices.tab.devices),
          align: 'right',
          className: 'number',
          render: (_, { devices }) => format.number(devices),
        },
        {
          title: t(($) => $.platform.devices.column.state),
          width: 260,
          render: (_, bulk) => <HowFar bulk={bulk} />,
        },
        { title: t(($) => $.console.shell.word.actions), render: (_, bulk) => <Cancel bulk={bulk} /> },
      ]}
    />
  );
}
