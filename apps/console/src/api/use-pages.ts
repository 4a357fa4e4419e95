import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';

interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}
type FetchPage<T> = (cursor: { readonly cursor?: string }, signal: AbortSignal) => Promise<Page<T>>;

/** All pages fetched so far of a keyset-paged route, one after the other. */
export function usePages<T>(key: readonly unknown[], fetchPage: FetchPage<T>) {
  const pages = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam === null ? {} : { cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last: Page<T>) => last.next,
    placeholderData: keepPreviousData,
  });
  return { pages, items: pages.data?.pages.flatMap((page) => page.items) ?? [] };
}
