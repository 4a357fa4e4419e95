import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type Alarm, routes } from '@vedette/contract';
import { Button, Segmented, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useApi } from '../../../api/api-context.ts';
import { usePages } from '../../../api/use-pages.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { AlarmName } from '../../../parts/alarm-name.tsx';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { Page } from '../../../parts/page.tsx';
import { PagedTable } from '../../../parts/paged-table.tsx';
import { useMay } from '../../session/session-context.ts';
import { AcknowledgeDialog } from './acknowledge-dialog.tsx';

function useColumns(onAcknowledge: (alarm: Alarm) => void): TableColumnsType<Alarm> {
  const t = useText();
  const format = useFormat();
  const mayAcknowledge = useMay('alarms-acknowledge');
  const state = (alarm: Alarm) => {
    if (alarm.acknowledgedAt === null) {
      if (!mayAcknowledge) return t(($) => $.console.alarms.filter.open);
      return (
        <Button size="small" onClick={() => onAcknowledge(alarm)}>
          {t(($) => $.console.alarms.acknowledge)}
        </Button>
      );
    }
    const said = { by: alarm.acknowledgedBy ?? '', at: format.dateTime(alarm.acknowledgedAt) };
    return <span className="quiet">{t(($) => $.console.alarms.acknowledged, said)}</span>;
  };
  return [
    {
      title: t(($) => $.console.shell.word.time),
      render: (_, { at }) => format.dateTime(at),
      className: 'number',
    },
    { title: t(($) => $.console.alarms.kind), render: (_, alarm) => <AlarmName alarm={alarm} /> },
    { title: t(($) => $.console.shell.word.lane), render: (_, { lane }) => lane ?? '—' },
    {
      title: t(($) => $.console.shell.pages.records),
      render: (_, { record }) =>
        record === null ? (
          '—'
        ) : (
          <Link to="/records" search={{ record }}>
            {t(($) => $.console.alarms.record)}
          </Link>
        ),
    },
    { title: t(($) => $.console.alarms.note), render: (_, { note }) => note ?? '—' },
    { title: t(($) => $.console.shell.word.actions), render: (_, alarm) => state(alarm) },
  ];
}

export function AlarmsPage() {
  const t = useText();
  const { call } = useApi();
  const { show = 'open' } = useSearch({ from: '/alarms' });
  const navigate = useNavigate({ from: '/alarms' });
  const [chosen, setChosen] = useState<Alarm | null>(null);
  const query = show === 'open' ? { open: 'true' } : {};
  const { pages, items } = usePages([routes.alarms.list.path, 'pages', show], (cursor, signal) =>
    call(routes.alarms.list, { query: { ...query, ...cursor } }, signal),
  );
  const columns = useColumns(setChosen);
  const options = (['open', 'all'] as const).map((value) => ({
    value,
    label: t(($) => $.console.alarms.filter[value]),
  }));
  return (
    <Page
      title={t(($) => $.console.shell.pages.alarms)}
      help={t(($) => $.console.alarms.help)}
      actions={
        <Segmented
          options={options}
          value={show}
          onChange={(value) => void navigate({ search: { show: value }, replace: true })}
        />
      }
    >
      <PagedTable
        pages={pages}
        items={items}
        columns={columns}
        rowKey={({ id }) => id}
        empty={
          <EmptyNote
            text={
              show === 'open' ? t(($) => $.console.alarms.emptyOpen) : t(($) => $.console.shell.state.empty)
            }
          />
        }
      />
      {chosen && <AcknowledgeDialog alarm={chosen} onClose={() => setChosen(null)} />}
    </Page>
  );
}
