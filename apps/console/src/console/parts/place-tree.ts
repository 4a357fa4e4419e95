import type { LocationView } from '@vedette/contract/platform';

/** A place with those in it. */
export interface PlaceNode {
  readonly place: LocationView;
  readonly children: readonly PlaceNode[];
}

/** The forest of places; one whose parent is out of reach is a root. Siblings stand by name. */
export function placeTree(places: readonly LocationView[], language: string): readonly PlaceNode[] {
  const known = new Set(places.map(({ id }) => id));
  const below = new Map<number | null, LocationView[]>();
  for (const place of places) {
    const parent = place.parent !== null && known.has(place.parent) ? place.parent : null;
    below.set(parent, [...(below.get(parent) ?? []), place]);
  }
  const byName = new Intl.Collator(language, { numeric: true }).compare;
  const nodesOf = (parent: number | null): readonly PlaceNode[] =>
    (below.get(parent) ?? [])
      .sort((a, b) => byName(a.name, b.name))
      .map((place) => ({ place, children: nodesOf(place.id) }));
  return nodesOf(null);
}
