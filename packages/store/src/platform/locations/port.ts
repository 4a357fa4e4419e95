import type { Branded, Instant, OrganisationId } from '@vedette/domain';
import type { Reach } from '../reach.ts';

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
  readonly organisation: OrganisationId;
  readonly parent: LocationId | null;
  readonly kind: LocationKind;
  /** The site it belongs to, itself for a site; null above. */
  readonly site: LocationId | null;
  /** From the top down to itself. */
  readonly path: readonly LocationId[];
  readonly name: string;
  /** IANA name; its own, or that of the next above that has one. */
  readonly timeZone: string;
  /** People who may be there at once; null without a limit. */
  readonly capacity: number | null;
  readonly createdAt: Instant;
}

export interface NewLocation {
  readonly organisation: OrganisationId;
  readonly parent: LocationId | null;
  readonly kind: LocationKind;
  readonly name: string;
  /** Demanded at the top, inherited otherwise. */
  readonly timeZone?: string | undefined;
  readonly capacity?: number | null | undefined;
}

export interface LocationChange {
  readonly name?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly capacity?: number | null | undefined;
}

export interface LocationStore {
  /**
   * @throws `not-found` for a parent out of reach, `input-invalid` for a kind that cannot stand there, an unknown
   * time zone or an empty name, `conflict` for a name that its neighbours have already
   */
  create(reach: Reach, location: NewLocation): Promise<Location>;
  /** @throws `not-found`, `input-invalid`, `conflict` */
  change(reach: Reach, id: LocationId, change: LocationChange): Promise<Location>;
  /** Only what nothing stands on. @throws `not-found`, `conflict` while something stands below it or speaks of it */
  remove(reach: Reach, id: LocationId): Promise<void>;
  get(reach: Reach, id: LocationId): Promise<Location | null>;
  /** All in reach, with those above them so that a tree can be drawn; parents first. At most 20,000. */
  tree(reach: Reach): Promise<readonly Location[]>;
  /** The sites in reach: the scope of a query. At most 100,000. */
  sites(reach: Reach): Promise<readonly LocationId[]>;
}
