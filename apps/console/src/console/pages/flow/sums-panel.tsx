import type { FlowCountView } from '@vedette/contract/platform';
import { Table } from 'antd';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { PageLink } from '../../app/page-link.tsx';
import { usePageSearch } from '../../app/use-page-search.ts';
import { type FlowGroup, groupsOf } from './flow-groups.ts';
import { useGroupName } from './use-group-name.ts';

const figures = ['granted', 'denied', 'refer', 'notTaken', 'total'] as const;

/** Totals of each group; a place leads to its own charts. */
export function SumsPanel({ counts }: { readonly counts: readonly FlowCountView[] }) {
  const t = useText();
  const format = useFormat();
  const groupName = useGroupName();
  const [{ by = 'outcome' }] = usePageSearch('flow');
  const name = ({ key }: FlowGroup) =>
    typeof key === 'number' ? (
      <PageLink to="flow" place={key} search={{ by: 'lane' }}>
        {groupName(key)}
      </PageLink>
    ) : (
      groupName(key)
    );
  return (
    <Panel title={t(($) => $.platform.flow.table.title)}>
      <Table<FlowGroup>
        size="small"
        rowKey={({ key }) => String(key)}
        dataSource={groupsOf(counts, by)}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <EmptyNote text={t(($) => $.platform.flow.empty)} /> }}
        columns={[
          { title: t(($) => $.platform.flow.table.name), render: (_, group) => name(group) },
          ...figures.map((figure) => ({
            title: t(($) => $.platform.flow.table[figure]),
            key: figure,
            align: 'right' as const,
            className: 'number',
            sorter: (a: FlowGroup, b: FlowGroup) => a.sum[figure] - b.sum[figure],
            render: (_: unknown, group: FlowGroup) => format.number(group.sum[figure]),
          })),
        ]}
      />
    </Panel>
  );
}
