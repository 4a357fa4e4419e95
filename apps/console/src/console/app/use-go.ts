import { addressOfPage, type PageKey } from './places.tsx';
import type { SearchOf } from './searches.ts';
import { useNavigateAnywhere } from './use-navigate-anywhere.ts';

type Go = <K extends PageKey>(to: K, search?: Partial<SearchOf<K>>, place?: number) => void;

/** Goes to a page as `PageLink` does, for what is no link: keys, and what follows an act. */
export function useGo(): Go {
  const navigate = useNavigateAnywhere();
  return (to, search = {}, place) =>
    navigate({ to: addressOfPage(to), search: (before) => ({ place: place ?? before.place, ...search }) });
}
