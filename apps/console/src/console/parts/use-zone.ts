import { useScope } from '../app/use-scope.ts';
import { usePlaceNames } from './use-locations.ts';

const own = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The time zone in which days are counted: of the place in view, else of this browser. */
export function useZone(): string {
  const { place } = useScope();
  const { get } = usePlaceNames();
  return (place === undefined ? undefined : get(place)?.timeZone) ?? own;
}
