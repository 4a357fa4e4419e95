import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { Table, type TableColumnsType } from 'antd';
import { type ReactNode, type UIEvent, useMemo } from 'react';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useScrollByKey } from '../../parts/use-scroll-by-key.ts';
import { useRoomBelow } from './use-room-below.ts';

interface VirtualTableProps<T> {
  readonly pages: UseInfiniteQueryResult<unknown>;
  readonly items: readonly T[];
  /** Each with its width. */
  readonly columns: TableColumnsType<T>;
  readonly rowKey: (item: T) => string;
  readonly empty: ReactNode;
  /** How many are shown so far. */
  readonly foot: ReactNode;
}

const nearEnd = 600;

/** A long keyset-paged list: draws the rows in sight, and fetches the next page when the end comes near. */
export function VirtualTable<T extends object>(props: VirtualTableProps<T>) {
  const { pages, items, columns, rowKey, empty, foot } = props;
  const [place, height] = useRoomBelow();
  const region = useScrollByKey();
  const width = useMemo(
    () => columns.reduce((sum, { width: each }) => sum + Number(each ?? 0), 0),
    [columns],
  );
  const fetchNear = ({ currentTarget }: UIEvent<HTMLElement>): void => {
    const left = currentTarget.scrollHeight - currentTarget.scrollTop - currentTarget.clientHeight;
    if (left < nearEnd && pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
  };
  if (pages.isError && items.length === 0)
    return <ProblemAlert cause={pages.error} onRetry={() => void pages.refetch()} />;
  return (
    <div ref={place}>
      <div ref={region}>
        <Table<T>
          virtual
          size="middle"
          columns={columns}
          dataSource={items}
          rowKey={rowKey}
          pagination={false}
          loading={pages.isPending || (pages.isFetching && pages.isPlaceholderData)}
          locale={{ emptyText: pages.isPending ? ' ' : empty }}
          scroll={{ x: width, y: height }}
          onScroll={fetchNear}
        />
      </div>
      {items.length > 0 && foot}
    </div>
  );
}
