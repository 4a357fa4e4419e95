import type { DueDelivery, LocationId, LocationStore } from '@vedette/store/platform';
import type { NoticePlaces } from '../alarms/alarm-notice.ts';
import { wholeReach } from '../devices/link/link-deps.ts';

const remembered = 10_000;

/** Names of the places that messages speak of: looked up before a message is made, since making one waits for nothing. */
export function placeNames(locations: Pick<LocationStore, 'get'>) {
  const known = new Map<number, ReturnType<NoticePlaces['nameOf']>>();
  return {
    nameOf: (place: number) => known.get(place) ?? null,
    async learn({ delivery }: Pick<DueDelivery, 'delivery'>): Promise<void> {
      const { location, organisation } = delivery.event;
      if (location === null) return;
      const reach = wholeReach(organisation);
      const found = await locations.get(reach, location);
      if (found === null) return;
      const way = await Promise.all(found.path.map((id) => locations.get(reach, id as LocationId)));
      const name = way.flatMap((one) => (one === null ? [] : [one.name])).join(' / ');
      known.delete(location);
      known.set(location, { name, timeZone: found.timeZone });
      const oldest = known.keys().next();
      if (known.size > remembered && oldest.done !== true) known.delete(oldest.value);
    },
  };
}
