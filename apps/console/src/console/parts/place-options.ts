import type { PlaceNode } from './place-tree.ts';

/** A place in a tree to choose from. */
export interface PlaceOption {
  readonly value: number;
  readonly title: string;
  readonly disabled: boolean;
  readonly children: PlaceOption[];
}

/** @param isSite only sites can be chosen, and nothing below them is shown */
export function placeOptions(nodes: readonly PlaceNode[], isSite: boolean): PlaceOption[] {
  return nodes.map(({ place, children }) => ({
    value: place.id,
    title: place.name,
    disabled: place.isAbove || (isSite && place.kind !== 'site'),
    children: isSite && place.kind === 'site' ? [] : placeOptions(children, isSite),
  }));
}
