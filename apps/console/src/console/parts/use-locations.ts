import { type LocationView, locationRoutes } from '@vedette/contract/platform';
import { useCallback, useMemo } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { useMay } from '../session/session-context.ts';

const rarely = 300_000;

/** The tree of places in reach, as the platform lists it: those above first. */
export function useLocations() {
  const maySee = useMay('locations-see');
  return useAnswer(locationRoutes.tree, {}, { enabled: maySee, every: rarely });
}

/** Names of places, by their ids. */
export function usePlaceNames() {
  const t = useText();
  const tree = useLocations().data?.items;
  const byId = useMemo(() => new Map((tree ?? []).map((each) => [each.id, each])), [tree]);
  const nameOf = useCallback(
    (id: number): string => byId.get(id)?.name ?? t(($) => $.platform.shell.unknownPlace, { id }),
    [byId, t],
  );
  /** The place with those above it, from its site down: `North Gate · Lane 2`. */
  const wayTo = useCallback(
    (id: number): string => {
      const place = byId.get(id);
      if (place === undefined) return nameOf(id);
      const below =
        place.site === null ? [id] : place.path.slice(Math.max(place.path.indexOf(place.site), 0));
      const way = below.at(-1) === id ? below : [...below, id];
      return way.map(nameOf).join(' · ');
    },
    [byId, nameOf],
  );
  const get = useCallback((id: number): LocationView | undefined => byId.get(id), [byId]);
  return { nameOf, wayTo, get };
}
