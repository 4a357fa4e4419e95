import type { Instant, OrganisationId } from '@vedette/domain';
import type { LocationId } from '../locations/port.ts';
import type { Reach } from '../reach.ts';

export interface CountedLane {
  readonly lane: LocationId;
  /** Whoever goes in by it leaves the area. */
  readonly isReversed: boolean;
}

export interface CountedArea {
  readonly place: LocationId;
  readonly name: string;
  readonly organisation: OrganisationId;
  readonly site: LocationId | null;
  readonly inside: number;
  readonly capacity: number | null;
  readonly entered: number;
  readonly left: number;
  /** Since when it is counted: a correction, or the reset of the day. */
  readonly since: Instant;
  /** Null: every lane at and below it. */
  readonly lanes: readonly CountedLane[] | null;
  readonly resetMinute: number | null;
}

export interface OccupancyCorrection {
  readonly at: Instant;
  readonly by: string;
  readonly counted: number;
  readonly inside: number;
  readonly reason: string;
}

/** How many people are in an area, read from the roll-up: whoever was granted and went, in and out, since a beginning. */
export interface OccupancyStore {
  /** By place, those at and below it when one is named. */
  list(reach: Reach, place: LocationId | undefined, at: Instant): Promise<readonly CountedArea[]>;
  get(reach: Reach, place: LocationId, at: Instant): Promise<CountedArea | null>;
  /** Of every organisation that is counted and has a capacity, for the watch over full areas. */
  limited(at: Instant): Promise<readonly CountedArea[]>;
  /**
   * Begins to count, or says anew by which lanes; what was counted so far stays.
   * @throws `not-found` for a place or a lane out of reach, `input-invalid` above a site
   */
  count(
    reach: Reach,
    place: LocationId,
    by: { readonly lanes: readonly CountedLane[] | null; readonly resetMinute: number | null },
    at: Instant,
  ): Promise<void>;
  /** Somebody has counted. Gives what the count said before. @throws `not-found` */
  correct(
    reach: Reach,
    place: LocationId,
    correction: { readonly inside: number; readonly by: string; readonly reason: string },
    at: Instant,
  ): Promise<number>;
  /** The latest first. */
  corrections(reach: Reach, place: LocationId, limit: number): Promise<readonly OccupancyCorrection[]>;
  /** At the end of each step since the beginning, at most 50,000; steps in which nothing happened are left out. */
  history(
    reach: Reach,
    place: LocationId,
    step: 'minute' | 'hour',
    at: Instant,
  ): Promise<readonly { readonly at: Instant; readonly inside: number }[]>;
  /** @throws `not-found` */
  remove(reach: Reach, place: LocationId): Promise<void>;
}
