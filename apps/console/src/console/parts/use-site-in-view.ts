import { useScope } from '../app/use-scope.ts';
import { usePlaceNames } from './use-locations.ts';

/** The site in which the place in view lies; none for a wider view. */
export function useSiteInView(): number | undefined {
  const { place } = useScope();
  const { get } = usePlaceNames();
  return place === undefined ? undefined : (get(place)?.site ?? undefined);
}
