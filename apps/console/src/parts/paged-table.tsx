import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { MoreButton } from './more-button.tsx';
import { ProblemAlert } from './problem-alert.tsx';

interface PagedTableProps<T> {
  readonly pages: UseInfiniteQueryResult<unknown>;
  readonly items: readonly T[];
  readonly columns: TableColumnsType<T>;
  readonly rowKey: (item: T) => string;
  readonly empty: ReactNode;
}

/** A keyset-paged list as a table: its loading, failed, empty and further-pages states. */
export function PagedTable<T extends object>({ pages, items, columns, rowKey, empty }: PagedTableProps<T>) {
  if (pages.isError && items.length === 0)
    return <ProblemAlert cause={pages.error} onRetry={() => void pages.refetch()} />;
  return (
    <>
      <Table<T>
        size="middle"
        columns={columns}
        dataSource={items}
        rowKey={rowKey}
        pagination={false}
        loading={pages.isPending || (pages.isFetching && pages.isPlaceholderData)}
        locale={{ emptyText: pages.isPending ? ' ' : empty }}
        scroll={{ x: 'max-content' }}
      />
      {items.length > 0 && <MoreButton pages={pages} n={items.length} />}
    </>
  );
}
