import type { Branded, HolidayCalendar, Instant, Interval, Schedule } from '@vedette/domain';
import type { Page, PageRequest } from '../../terminal/page.ts';
import type { DeviceId } from '../devices/port.ts';
import type { Reach } from '../reach.ts';
import type { LocationId } from './port.ts';

export interface OpeningHours {
  /** Monday first. */
  readonly week: Schedule['week'];
  readonly holiday: readonly Interval[];
  readonly holidays: HolidayCalendar;
}

export interface PlaceHours {
  readonly own: OpeningHours | null;
  /** Its own, or those of the next above; null when nobody has said any. */
  readonly effective: OpeningHours | null;
  /** Whose they are. */
  readonly from: LocationId | null;
  readonly timeZone: string;
}

export interface OpeningStore {
  /** @throws `not-found` */
  get(reach: Reach, place: LocationId): Promise<PlaceHours>;
  /** @throws `not-found` */
  put(reach: Reach, place: LocationId, hours: OpeningHours, by: string, at: Instant): Promise<void>;
  /** Back to those above. @throws `not-found` */
  remove(reach: Reach, place: LocationId): Promise<void>;
}

export type VenueCodeId = Branded<string, 'VenueCodeId'>;

export interface VenueCode {
  readonly id: VenueCodeId;
  readonly place: LocationId;
  readonly placeName: string;
  /** The names above it, from the top. */
  readonly placeAbove: readonly string[];
  readonly label: string | null;
  readonly text: string;
  readonly createdAt: Instant;
  readonly createdBy: string;
  readonly revokedAt: Instant | null;
}

export interface NewVenueCode {
  readonly id: VenueCodeId;
  readonly place: LocationId;
  readonly label: string | null;
  readonly text: string;
  readonly by: string;
}

export interface VenueCodeStore {
  /** @throws `not-found` */
  add(reach: Reach, code: NewVenueCode, at: Instant): Promise<VenueCode>;
  get(reach: Reach, id: VenueCodeId): Promise<VenueCode | null>;
  /** Newest first. @throws `not-found` */
  list(reach: Reach, place: LocationId): Promise<readonly VenueCode[]>;
  /** For ever; a second time changes nothing. @throws `not-found` */
  revoke(reach: Reach, id: VenueCodeId, by: string, reason: string, at: Instant): Promise<VenueCode>;
}

export type FloorPlanId = Branded<string, 'FloorPlanId'>;

/** Fractions of the picture's size, from the left and from the top. */
export interface PlacedDoor {
  readonly place: LocationId;
  readonly x: number;
  readonly y: number;
}

export interface FloorPlan {
  readonly id: FloorPlanId;
  readonly place: LocationId;
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly createdAt: Instant;
  readonly doors: readonly PlacedDoor[];
}

export interface NewFloorPlan {
  readonly place: LocationId;
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** WebP. */
  readonly picture: Uint8Array;
  readonly by: string;
}

export interface FloorPlanStore {
  /** @throws `not-found` */
  add(reach: Reach, plan: NewFloorPlan, at: Instant): Promise<FloorPlan>;
  get(reach: Reach, id: FloorPlanId): Promise<FloorPlan | null>;
  picture(reach: Reach, id: FloorPlanId): Promise<Uint8Array | null>;
  /** Of the place and of what lies in it. */
  list(reach: Reach, place: LocationId): Promise<readonly FloorPlan[]>;
  /** @throws `not-found`, also for a door that is no lane or access point of the plan's site */
  placeDoors(reach: Reach, id: FloorPlanId, doors: readonly PlacedDoor[]): Promise<FloorPlan>;
  /** @throws `not-found` */
  remove(reach: Reach, id: FloorPlanId): Promise<void>;
}

/** A lane or access point, and what is known of it now. */
export interface LiveDoor {
  readonly place: LocationId;
  readonly name: string;
  readonly device: DeviceId | null;
  readonly isOnline: boolean | null;
  /** Alarms of it that are not over. */
  readonly alarms: readonly { readonly id: string; readonly kind: string }[];
  /** The minute of its last passage within a day before the look. */
  readonly lastPassageAt: Instant | null;
}

export interface LiveDoorStore {
  onPlan(reach: Reach, plan: FloorPlanId, at: Instant): Promise<readonly LiveDoor[]>;
  /** By number. */
  list(
    reach: Reach,
    filter: PageRequest & { readonly place?: LocationId | undefined },
    at: Instant,
  ): Promise<Page<LiveDoor>>;
}
