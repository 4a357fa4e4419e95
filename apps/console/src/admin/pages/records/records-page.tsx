import { useNavigate, useSearch } from '@tanstack/react-router';
import { routes } from '@vedette/contract';
import { useApi } from '../../../api/api-context.ts';
import { usePages } from '../../../api/use-pages.ts';
import { useText } from '../../../i18n/use-text.ts';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { Page } from '../../../parts/page.tsx';
import { PagedTable } from '../../../parts/paged-table.tsx';
import { useMay } from '../../session/session-context.ts';
import { ExportMenu } from './export-menu.tsx';
import { RecordDrawer } from './record-drawer.tsx';
import { RecordFilters } from './record-filters.tsx';
import { filtersOf } from './record-search.ts';
import { useRecordColumns } from './use-record-columns.tsx';

export function RecordsPage() {
  const t = useText();
  const { call } = useApi();
  const mayExport = useMay('records-export');
  const search = useSearch({ from: '/records' });
  const navigate = useNavigate({ from: '/records' });
  const filters = filtersOf(search);
  const { pages, items } = usePages([routes.records.search.path, 'pages', filters], (cursor, signal) =>
    call(routes.records.search, { query: { ...filters, ...cursor } }, signal),
  );
  const show = (record: string | undefined): void =>
    void navigate({ search: (before) => ({ ...before, record }) });
  return (
    <Page
      title={t(($) => $.console.shell.pages.records)}
      help={t(($) => $.console.records.help)}
      actions={mayExport && <ExportMenu filters={filters} />}
    >
      <RecordFilters value={filters} onChange={(value) => void navigate({ search: value, replace: true })} />
      <PagedTable
        pages={pages}
        items={items}
        columns={useRecordColumns(show)}
        rowKey={({ id }) => id}
        empty={<EmptyNote text={t(($) => $.console.records.empty)} />}
      />
      {search.record !== undefined && <RecordDrawer id={search.record} onClose={() => show(undefined)} />}
    </Page>
  );
}
