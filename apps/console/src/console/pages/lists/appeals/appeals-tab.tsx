import { type AppealView, appealRoutes, platformListRoutes } from '@vedette/contract/platform';
import { appealPhases } from '@vedette/domain';
import { Button, Select, type TableColumnsType } from 'antd';
import { useApi } from '../../../../api/api-context.ts';
import { useAnswer } from '../../../../api/use-answer.ts';
import { usePages } from '../../../../api/use-pages.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { EmptyNote } from '../../../../parts/empty-note.tsx';
import { PagedTable } from '../../../../parts/paged-table.tsx';
import { usePageSearch } from '../../../app/use-page-search.ts';

export function useListName(): (id: string) => string {
  const lists = useAnswer(platformListRoutes.list, {}).data ?? [];
  return (id) => lists.find((list) => list.id === id)?.name ?? id.slice(0, 8);
}

function useColumns(): TableColumnsType<AppealView> {
  const t = useText();
  const format = useFormat();
  const listName = useListName();
  const [, change] = usePageSearch('lists');
  return [
    {
      title: t(($) => $.platform.lists.appeals.filed),
      render: (_, { id, filedAt }) => (
        <Button
          type="link"
          className="cell-link number"
          onClick={() => change({ appeal: id }, { isStep: true })}
        >
          {format.dateTime(filedAt)}
        </Button>
      ),
    },
    { title: t(($) => $.platform.lists.appeals.list), render: (_, { list }) => listName(list) },
    {
      title: t(($) => $.platform.lists.appeals.state),
      render: (_, { phase }) => t(($) => $.platform.lists.appeals.phase[phase]),
    },
    {
      title: t(($) => $.platform.lists.appeals.due),
      className: 'number',
      render: (_, { dueAt, decidedAt, isOverdue }) => {
        if (decidedAt !== null) return <span className="quiet">—</span>;
        return (
          <span className={isOverdue ? 'bad' : ''}>
            {format.dateTime(dueAt)}
            {isOverdue && ` · ${t(($) => $.platform.lists.appeals.overdue)}`}
          </span>
        );
      },
    },
  ];
}

/** Appeals, the oldest first. */
export function AppealsTab() {
  const t = useText();
  const { call } = useApi();
  const [{ phase }, change] = usePageSearch('lists');
  const { pages, items } = usePages([appealRoutes.list.path, 'pages', phase], (cursor, signal) =>
    call(appealRoutes.list, { query: { phase, ...cursor } }, signal),
  );
  const label = t(($) => $.platform.lists.appeals.phaseFilter);
  const empty =
    phase === undefined
      ? t(($) => $.platform.lists.appeals.empty)
      : t(($) => $.platform.lists.appeals.emptyFound);
  return (
    <>
      <search className="filters">
        <Select
          allowClear
          className="filter"
          aria-label={label}
          placeholder={label}
          {...(phase === undefined ? {} : { value: phase })}
          options={appealPhases.map((value) => ({
            value,
            label: t(($) => $.platform.lists.appeals.phase[value]),
          }))}
          onChange={(value: typeof phase) => change({ phase: value })}
        />
      </search>
      <PagedTable
        pages={pages}
        items={items}
        columns={useColumns()}
        rowKey={({ id }) => id}
        empty={<EmptyNote text={empty} />}
      />
    </>
  );
}
