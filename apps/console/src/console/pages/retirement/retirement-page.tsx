import { type RetirementView, retirementRoutes } from '@vedette/contract/platform';
import { type RetirementPhase, retirementPhases } from '@vedette/domain';
import { Button, Select, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useApi } from '../../../api/api-context.ts';
import { usePages } from '../../../api/use-pages.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { Page } from '../../../parts/page.tsx';
import { PagedTable } from '../../../parts/paged-table.tsx';
import { usePageSearch } from '../../app/use-page-search.ts';
import { usePlaceNames } from '../../parts/use-locations.ts';
import { useMay } from '../../session/session-context.ts';
import { BatchPanel } from './batch-panel.tsx';
import { OpenDialog } from './open-dialog.tsx';
import { PhaseTag } from './phase-tag.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { RetirementDrawer } from './retirement-drawer.tsx';

function useColumns(): TableColumnsType<RetirementView> {
  const t = useText();
  const format = useFormat();
  const { nameOf } = usePlaceNames();
  const [, change] = usePageSearch('retirement');
  return [
    {
      title: t(($) => $.platform.shell.device),
      render: (_, { id, device }) => (
        <Button type="link" className="mono" onClick={() => change({ retirement: id }, { isStep: true })}>
          {device}
        </Button>
      ),
    },
    {
      title: t(($) => $.platform.retirement.column.phase),
      render: (_, retirement) => (
        <>
          <PhaseTag phase={retirement.phase} />
          <ProgressBar retirement={retirement} />
        </>
      ),
    },
    {
      title: t(($) => $.platform.shell.site),
      render: (_, { site }) => (site === null ? '—' : nameOf(site)),
    },
    { title: t(($) => $.platform.retirement.column.reason), dataIndex: 'reason' },
    {
      title: t(($) => $.platform.retirement.column.changedAt),
      className: 'number',
      render: (_, { changedAt }) => format.dateTime(changedAt),
    },
  ];
}

function Filters() {
  const t = useText();
  const [{ phase, batch }, change] = usePageSearch('retirement');
  const label = t(($) => $.platform.retirement.column.phase);
  return (
    <search className="filters">
      <Select
        allowClear
        className="filter"
        aria-label={label}
        placeholder={label}
        {...(phase === undefined ? {} : { value: phase })}
        options={retirementPhases.map((value) => ({
          value,
          label: t(($) => $.platform.retirement.phase[value]),
        }))}
        onChange={(value: RetirementPhase | undefined) => change({ phase: value })}
      />
      {batch !== undefined && (
        <Button onClick={() => change({ batch: undefined })}>
          {t(($) => $.platform.retirement.allBatches)}
        </Button>
      )}
    </search>
  );
}

/** Devices that are taken out of service, from the question to the certificate. */
export function RetirementPage() {
  const t = useText();
  const { call } = useApi();
  const mayAsk = useMay('retirement-request');
  const [isAsking, setAsking] = useState(false);
  const [{ phase, batch, retirement }, change] = usePageSearch('retirement');
  const query = { phase, batch };
  const { pages, items } = usePages([retirementRoutes.list.path, 'pages', query], (cursor, signal) =>
    call(retirementRoutes.list, { query: { ...query, ...cursor, limit: 50 } }, signal),
  );
  return (
    <Page
      title={t(($) => $.platform.shell.pages.retirement)}
      help={t(($) => $.platform.retirement.help)}
      actions={
        mayAsk && (
          <Button type="primary" onClick={() => setAsking(true)}>
            {t(($) => $.platform.retirement.open.label)}
          </Button>
        )
      }
    >
      <Filters />
      {batch !== undefined && <BatchPanel id={batch} />}
      <PagedTable
        pages={pages}
        items={items}
        columns={useColumns()}
        rowKey={({ id }) => id}
        empty={<EmptyNote text={t(($) => $.platform.retirement.empty)} />}
      />
      {isAsking && <OpenDialog onClose={() => setAsking(false)} />}
      {retirement !== undefined && (
        <RetirementDrawer id={retirement} onClose={() => change({ retirement: undefined })} />
      )}
    </Page>
  );
}
