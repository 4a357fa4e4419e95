import type { Branded, Instant } from '@vedette/domain';

export type LocationId = Branded<number, 'LocationId'>;

/** From the city down; each stands below one that is named before it. */
export const locationKinds = [
  'city',
  'district',
  'street',
  'site',
  'building',
  'area',
  'access-point',
  'lane',
] as const;
export type LocationKind = (typeof locationKinds)[number];

export interface Location {
  readonly id: LocationId;
  readonly parent: LocationId | null;
  readonly kind: LocationKind;
  /** The site it belongs to, itself for a site; null above. */
  readonly site: LocationId | null;
  readonly name: string;
  /** IANA name; its own, or that of the next above that has one. */
  readonly timeZone: string;
  readonly createdAt: Instant;
}

export interface NewLocation {
  readonly parent: LocationId | null;
  readonly kind: LocationKind;
  readonly name: string;
  /** Demanded at the top, inherited otherwise. */
  readonly timeZone?: string | undefined;
}

export interface LocationStore {
  /** @throws `input-invalid` for a kind that cannot stand there, an unknown time zone or an empty name */
  create(location: NewLocation): Promise<Location>;
  get(id: LocationId): Promise<Location | null>;
  /** Those directly below, or the tops, by name. */
  below(parent: LocationId | null): Promise<readonly Location[]>;
  /** All sites at or below a location: the scope of a query. At most 100,000. */
  sitesBelow(id: LocationId): Promise<readonly LocationId[]>;
}
