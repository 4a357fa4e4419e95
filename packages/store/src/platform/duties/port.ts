import type {
  Duty,
  DutyId,
  HolidayCalendar,
  Instant,
  OrganisationId,
  Schedule,
  ScheduleId,
} from '@vedette/domain';
import type { DeviceId } from '../devices/port.ts';
import type { LocationId } from '../locations/port.ts';
import type { Reach } from '../reach.ts';

/** A duty as it was written down once; it never changes. */
export interface StoredDutyVersion {
  readonly organisation: OrganisationId;
  readonly duty: Duty;
  readonly at: Instant;
  readonly by: string;
  readonly note: string;
}

/** What is on duty at a place and below it. */
export interface DutyPlace {
  readonly place: LocationId;
  readonly organisation: OrganisationId;
  readonly duty: DutyId;
  readonly version: number;
  readonly at: Instant;
  readonly by: string;
  readonly note: string;
}

export interface DutyPlaceEvent extends Pick<DutyPlace, 'at' | 'by' | 'note'> {
  /** Null: the place has no duty of its own since. */
  readonly duty: DutyId | null;
  readonly version: number | null;
}

/** Who does it, when and why. */
export interface DutyChange {
  readonly by: string;
  readonly note: string;
  readonly at: Instant;
}

export interface MissingDutyPart {
  readonly path: string;
  readonly code: 'list-unknown' | 'schedule-unknown';
}

/** What a duty at a place would reach. */
export interface DutyRange {
  readonly sites: number;
  readonly terminals: number;
  /** What is on duty there by the platform now: each version once. */
  readonly now: readonly Duty[];
}

/** What a terminal has come to: its duty, and the rows of its set that it refused. */
export interface TerminalDuty {
  readonly device: DeviceId;
  readonly site: LocationId;
  /** What the platform has given its site; null while its own is in force. */
  readonly given: { readonly duty: DutyId; readonly version: number } | null;
  /** As it said last. */
  readonly inForce: { readonly duty: string; readonly version: number } | null;
  readonly rejected: readonly { readonly key: string; readonly fault: string }[];
  readonly toldAt: Instant | null;
}

export interface PlatformDutyStore {
  /** The newest version of each, by id. */
  list(reach: Reach): Promise<readonly StoredDutyVersion[]>;
  /** Newest first. */
  versions(reach: Reach, organisation: OrganisationId, duty: DutyId): Promise<readonly StoredDutyVersion[]>;
  /** @throws `not-found` */
  get(reach: Reach, organisation: OrganisationId, duty: DutyId, version: number): Promise<StoredDutyVersion>;
  /**
   * Keeps a duty under the version after all that the organisation or a terminal of it has had of that id.
   * @throws `not-found` for an organisation out of reach
   */
  add(reach: Reach, organisation: OrganisationId, duty: Duty, change: DutyChange): Promise<StoredDutyVersion>;
  /** A version of the organisation that a place belongs to. @throws `not-found` */
  forPlace(reach: Reach, place: LocationId, duty: DutyId, version: number): Promise<StoredDutyVersion>;
  /** In reach, by place. */
  places(reach: Reach): Promise<readonly DutyPlace[]>;
  /** Newest first. @throws `not-found` */
  placeEvents(reach: Reach, place: LocationId): Promise<readonly DutyPlaceEvent[]>;
  /** Lists and schedules that a duty names and that a site at or below the place does not have. */
  missingParts(reach: Reach, place: LocationId, duty: Duty): Promise<readonly MissingDutyPart[]>;
  range(reach: Reach, place: LocationId): Promise<DutyRange>;
  /**
   * Puts a version on duty at a place and below, and into the sets of the sites. One that was withdrawn anywhere is
   * given under a version of its own: a terminal takes none twice. Gives what is on duty now.
   * @throws `not-found`, `input-invalid` for a place below a site
   */
  assign(
    reach: Reach,
    place: LocationId,
    duty: { readonly id: DutyId; readonly version: number },
    change: DutyChange,
  ): Promise<DutyPlace>;
  /** The duty of the next place above counts again; without one, terminals keep the last. @throws `not-found` */
  withdraw(reach: Reach, place: LocationId, change: DutyChange): Promise<void>;
  /** Terminals at and below a place, everywhere in reach when null; at most 1000, those that refused rows first. */
  terminals(reach: Reach, place: LocationId | null): Promise<readonly TerminalDuty[]>;
}

/** Schedules and holidays of an organisation. */
export interface PlatformScheduleStore {
  all(reach: Reach, organisation: OrganisationId): Promise<readonly Schedule[]>;
  /** Into the sets of the sites whose duty names it. @throws `not-found` */
  put(reach: Reach, organisation: OrganisationId, schedule: Schedule, change: DutyChange): Promise<void>;
  /** @throws `not-found`, `conflict` while a duty in force names it */
  remove(reach: Reach, organisation: OrganisationId, id: ScheduleId, change: DutyChange): Promise<void>;
  holidays(reach: Reach, organisation: OrganisationId): Promise<HolidayCalendar>;
  putHolidays(
    reach: Reach,
    organisation: OrganisationId,
    calendar: HolidayCalendar,
    change: DutyChange,
  ): Promise<void>;
}

/** What terminals say of their rules, for the device link. */
export interface ToldDutyStore {
  /** Duties of its own that its records are written under. What the platform gave it itself is not kept twice. */
  brought(device: DeviceId, duties: readonly Duty[], at: Instant): Promise<void>;
  applied(
    device: DeviceId,
    told: {
      readonly version: number;
      readonly applied: number;
      readonly rejected: readonly { readonly key: string; readonly fault: string }[];
    },
    at: Instant,
  ): Promise<void>;
  /** The duty that a record of a device was written under; null for one that nobody here has ever seen. */
  ofRecord(
    device: DeviceId,
    organisation: OrganisationId,
    duty: DutyId,
    version: number,
  ): Promise<Duty | null>;
}
