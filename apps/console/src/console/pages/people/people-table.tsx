import { platformPeopleRoutes } from '@vedette/contract/platform';
import { useApi } from '../../../api/api-context.ts';
import { usePages } from '../../../api/use-pages.ts';
import { useText } from '../../../i18n/use-text.ts';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { PagedTable } from '../../../parts/paged-table.tsx';
import { usePageSearch } from '../../app/use-page-search.ts';
import { PeopleFilters } from './people-filters.tsx';
import { usePeopleColumns } from './use-people-columns.tsx';

/** People in reach, the filters above them. */
export function PeopleTable() {
  const t = useText();
  const { call } = useApi();
  const [{ query, unit, kind, group }, change] = usePageSearch('people');
  const wanted = { query, unit, kind, group };
  const { pages, items } = usePages([platformPeopleRoutes.list.path, 'pages', wanted], (cursor, signal) =>
    call(platformPeopleRoutes.list, { query: { ...wanted, ...cursor } }, signal),
  );
  const isFiltered = Object.values(wanted).some((each) => each !== undefined);
  const empty = isFiltered ? t(($) => $.platform.people.emptyFound) : t(($) => $.platform.people.empty);
  return (
    <>
      <PeopleFilters />
      <PagedTable
        pages={pages}
        items={items}
        columns={usePeopleColumns((person) => change({ person, view: undefined }, { isStep: true }))}
        rowKey={({ id }) => id}
        empty={<EmptyNote text={empty} />}
      />
    </>
  );
}
