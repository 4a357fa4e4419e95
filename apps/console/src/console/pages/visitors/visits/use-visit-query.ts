import { usePageSearch } from '../../../app/use-page-search.ts';
import { useSiteInView } from '../../../parts/use-site-in-view.ts';
import { useZone } from '../../../parts/use-zone.ts';
import { inZone, startOfDay, wallClock } from '../../../parts/zoned-day.ts';

/** The visits asked for: of a day on the wall clock of the place in view. */
export function useVisitQuery() {
  const zone = useZone();
  const site = useSiteInView();
  const [{ day, phase }] = usePageSearch('visitors');
  const from = day === undefined ? startOfDay(Date.now(), zone) : wallClock(`${day} 00:00`, zone);
  const to = inZone(from, zone).add(1, 'day').valueOf();
  return { zone, from, query: { site, phase, from, to } };
}
