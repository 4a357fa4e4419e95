import type { LocationView } from '@vedette/contract/platform';

/** From the widest to the narrowest: a place lies in one that stands before it. */
export const placeKinds = [
  'city',
  'district',
  'street',
  'site',
  'building',
  'area',
  'access-point',
  'lane',
] as const satisfies readonly LocationView['kind'][];
export type PlaceKind = (typeof placeKinds)[number];

/** What may lie in a place; areas lie in areas, and no site in another. */
export function kindsBelow(parent: PlaceKind | null): readonly PlaceKind[] {
  if (parent === null) return placeKinds.slice(0, 4);
  const from = placeKinds.indexOf(parent) + (parent === 'area' ? 0 : 1);
  return placeKinds.slice(from);
}
