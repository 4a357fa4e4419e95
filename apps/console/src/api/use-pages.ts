import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';

interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}
type FetchPage<P> = (cursor: { readonly cursor?: string }, signal: AbortSignal) => Promise<P>;

/** All pages fetched so far of a keyset-paged route, one after the other. */
export function usePages<P extends Page<unknown>>(key: readonly unknown[], fetchPage: FetchPage<P>) {
  const pages = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam === null ? {} : { cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last: P) => last.next,
    placeholderData: keepPreviousData,
  });
  const items: P['items'][number][] = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return { pages, items };
}
