import { useSearch } from '@tanstack/react-router';
import type { PageKey } from './places.tsx';
import { type SearchOf, searches } from './searches.ts';
import { useNavigateAnywhere } from './use-navigate-anywhere.ts';

/** What the address says to a page, and a way to change some of it; what stands there besides stays. */
export function usePageSearch<K extends PageKey>(
  key: K,
): readonly [SearchOf<K>, (change: Partial<SearchOf<K>>, how?: { readonly isStep?: boolean }) => void] {
  const raw: object = useSearch({ strict: false });
  const navigate = useNavigateAnywhere();
  // Of this key: the compiler has lost which schema belongs to which page.
  const search = searches[key].parse(raw) as SearchOf<K>;
  const change = (next: Partial<SearchOf<K>>, { isStep = false } = {}): void =>
    navigate({ to: '.', search: (before) => ({ ...before, ...next }), replace: !isStep });
  return [search, change];
}
