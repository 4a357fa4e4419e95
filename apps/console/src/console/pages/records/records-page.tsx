import { type PlatformRecordView, platformRecordRoutes } from '@vedette/contract/platform';
import { Alert, Button } from 'antd';
import { useApi } from '../../../api/api-context.ts';
import { usePages } from '../../../api/use-pages.ts';
import { useText } from '../../../i18n/use-text.ts';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { MoreButton } from '../../../parts/more-button.tsx';
import { Page } from '../../../parts/page.tsx';
import { usePageSearch } from '../../app/use-page-search.ts';
import { PassagesDrawer } from '../../parts/passages/passages-drawer.tsx';
import { VirtualTable } from '../../parts/virtual-table.tsx';
import { useMay } from '../../session/session-context.ts';
import { ExportMenu } from './export/export-menu.tsx';
import { RequestsDrawer } from './export/requests-drawer.tsx';
import { RecordDrawer } from './record-drawer.tsx';
import { RecordFilters } from './record-filters.tsx';
import { useRecordColumns } from './use-record-columns.tsx';
import { type RecordQuery, useRecordQuery } from './use-record-query.ts';

const pageSize = 100;

function Found({ query }: { readonly query: RecordQuery }) {
  const t = useText();
  const { call } = useApi();
  const [, change] = usePageSearch('records');
  const { pages, items } = usePages([platformRecordRoutes.search.path, 'pages', query], (cursor, signal) =>
    call(platformRecordRoutes.search, { query: { ...query, ...cursor, limit: pageSize } }, signal),
  );
  const show = ({ site, occurredAt, id }: PlatformRecordView): void =>
    change({ record: `${site}/${occurredAt}/${id}` }, { isStep: true });
  return (
    <VirtualTable
      pages={pages}
      items={items}
      columns={useRecordColumns(show)}
      rowKey={({ id }) => id}
      empty={<EmptyNote text={t(($) => $.platform.records.empty)} />}
      foot={<MoreButton pages={pages} n={items.length} />}
    />
  );
}

function Actions({ query }: { readonly query: RecordQuery }) {
  const t = useText();
  const [, change] = usePageSearch('records');
  const [mayExport, mayDecide] = [useMay('records-export'), useMay('approvals-decide')];
  const [mayTrace, maySeePeople] = [useMay('records-trace'), useMay('people-see')];
  return (
    <>
      {mayTrace && maySeePeople && (
        <Button onClick={() => change({ person: 'none' }, { isStep: true })}>
          {t(($) => $.platform.records.ofPerson.title)}
        </Button>
      )}
      {(mayExport || mayDecide) && (
        <Button onClick={() => change({ requests: true }, { isStep: true })}>
          {t(($) => $.platform.records.export.requests)}
        </Button>
      )}
      {mayExport && <ExportMenu query={query} />}
    </>
  );
}

export function RecordsPage() {
  const t = useText();
  const [{ record, requests, person }, change] = usePageSearch('records');
  const { query, isTooLong } = useRecordQuery();
  return (
    <Page
      title={t(($) => $.platform.shell.pages.records)}
      help={t(($) => $.platform.records.help)}
      actions={<Actions query={query} />}
    >
      <RecordFilters query={query} />
      {isTooLong ? (
        <Alert type="warning" showIcon title={t(($) => $.platform.records.tooLong)} />
      ) : (
        <Found query={query} />
      )}
      {record !== undefined && <RecordDrawer named={record} onClose={() => change({ record: undefined })} />}
      {person !== undefined && record === undefined && (
        <PassagesDrawer
          person={person === 'none' ? undefined : person}
          onPerson={(next) => change({ person: next ?? 'none' })}
          onClose={() => change({ person: undefined })}
        />
      )}
      {requests === true && <RequestsDrawer onClose={() => change({ requests: undefined })} />}
    </Page>
  );
}
