import { visitRoutes } from '@vedette/contract/platform';
import { useApi } from '../../../../api/api-context.ts';
import { usePages } from '../../../../api/use-pages.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { EmptyNote } from '../../../../parts/empty-note.tsx';
import { PagedTable } from '../../../../parts/paged-table.tsx';
import { useVisitColumns } from './use-visit-columns.tsx';
import { useVisitQuery } from './use-visit-query.ts';
import { VisitFilters } from './visit-filters.tsx';

/** The visits of a day, with what the desk does next. */
export function VisitsTab() {
  const t = useText();
  const { call } = useApi();
  const { query } = useVisitQuery();
  const { pages, items } = usePages([visitRoutes.list.path, 'pages', query], (cursor, signal) =>
    call(visitRoutes.list, { query: { ...query, ...cursor } }, signal),
  );
  const empty =
    query.phase === undefined
      ? t(($) => $.platform.visitors.empty)
      : t(($) => $.platform.visitors.emptyFound);
  return (
    <>
      <VisitFilters />
      <PagedTable
        pages={pages}
        items={items}
        columns={useVisitColumns()}
        rowKey={({ id }) => id}
        empty={<EmptyNote text={empty} />}
      />
    </>
  );
}
