import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { MoreButton } from './more-button.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { useScrollByKey } from './use-scroll-by-key.ts';

interface PagedTableProps<T> {
  readonly pages: UseInfiniteQueryResult<unknown>;
  readonly items: readonly T[];
  readonly columns: TableColumnsType<T>;
  readonly rowKey: (item: T) => string;
  readonly empty: ReactNode;
  /** Keys of the rows that are ticked, where several can be chosen. */
  readonly chosen?: readonly string[];
  readonly onChoose?: (keys: readonly string[]) => void;
}

/** A keyset-paged list as a table: its loading, failed, empty and further-pages states. */
export function PagedTable<T extends object>(props: PagedTableProps<T>) {
  const { pages, items, columns, rowKey, empty, chosen = [], onChoose } = props;
  const place = useScrollByKey();
  if (pages.isError && items.length === 0)
    return <ProblemAlert cause={pages.error} onRetry={() => void pages.refetch()} />;
  return (
    <div ref={place}>
      <Table<T>
        size="middle"
        columns={columns}
        dataSource={items}
        rowKey={rowKey}
        pagination={false}
        loading={pages.isPending || (pages.isFetching && pages.isPlaceholderData)}
        locale={{ emptyText: pages.isPending ? ' ' : empty }}
        scroll={{ x: 'max-content' }}
        {...(onChoose && {
          // The head's box would stand a second time in a row that is hidden, and take the focus there.
          rowSelection: {
            hideSelectAll: true,
            selectedRowKeys: [...chosen],
            onChange: (keys) => onChoose(keys.map(String)),
          },
        })}
      />
      {items.length > 0 && <MoreButton pages={pages} n={items.length} />}
    </div>
  );
}
