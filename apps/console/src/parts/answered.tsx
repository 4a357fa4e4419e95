import type { UseQueryResult } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';
import { ProblemAlert } from './problem-alert.tsx';

interface AnsweredProps<T> {
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
}

/** Shows a query: still loading, failed with a way to try again, or its data. */
export function Answered<T>({ query, children }: AnsweredProps<T>) {
  const t = useText();
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <ProblemAlert cause={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div role="status" aria-label={t(($) => $.console.shell.state.loading)}>
      <Skeleton active />
    </div>
  );
}
