import { Table } from 'antd';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { Charted } from './charted.ts';
import { useGroupName } from './use-group-name.ts';

interface Row {
  readonly at: number;
  readonly name: string;
}

/** What the chart draws, in figures. */
export function ChartTable({ charted: { at, names, groups } }: { readonly charted: Charted }) {
  const t = useText();
  const format = useFormat();
  const groupName = useGroupName();
  const rows = at.map((each, index): Row => ({ at: each, name: names[index] ?? '' }));
  return (
    <Table<Row>
      size="small"
      rowKey={({ at: key }) => key}
      dataSource={rows}
      pagination={{ pageSize: 24, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: t(($) => $.platform.flow.table.time), dataIndex: 'name', className: 'number' },
        ...groups.map(({ key, at: values }) => ({
          title: groupName(key),
          key: String(key),
          align: 'right' as const,
          className: 'number',
          render: (_: unknown, row: Row) => format.number(values.get(row.at) ?? 0),
        })),
      ]}
    />
  );
}
