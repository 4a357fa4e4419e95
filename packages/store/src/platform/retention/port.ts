import type { Duty, Instant, OrganisationId } from '@vedette/domain';
import type { Page, PageRequest } from '../../terminal/page.ts';
import type { DeviceId } from '../devices/port.ts';
import type { LocationId } from '../locations/port.ts';
import type { Reach } from '../reach.ts';

/** Days of one purpose, both included; null: without bound. `YYYY-MM-DD`. */
export interface DaySpan {
  readonly purpose: string;
  readonly from: string | null;
  readonly through: string | null;
}

/** While it stands, nothing of these days is forgotten. */
export interface RetentionHold extends DaySpan {
  readonly id: string;
  readonly organisation: OrganisationId;
  readonly reason: string;
  readonly setAt: Instant;
  readonly setBy: string;
  readonly setAgreedBy: string | null;
  readonly lifted: { readonly at: Instant; readonly by: string; readonly agreedBy: string | null } | null;
}

export const shredReasons = ['purpose-ended', 'duty-changed'] as const;
export type ShredReason = (typeof shredReasons)[number];

/** An act by which something dies before its time. */
export interface ShredAct extends DaySpan {
  readonly id: string;
  readonly organisation: OrganisationId;
  /** Of one site alone; null: of the whole organisation. */
  readonly site: LocationId | null;
  readonly why: ShredReason;
  readonly at: Instant;
  readonly by: string;
  readonly agreedBy: string | null;
  readonly note: string;
  /** Ed25519 by the platform, over what the device link says. */
  readonly signature: Uint8Array;
}

export interface ShredReportRow {
  readonly shred: string;
  readonly state: 'pending' | 'done';
  readonly why: string | null;
  readonly generation: number;
  readonly keys: number;
}

/** Where an act has come to on one device. */
export interface ShredOnDevice {
  readonly device: DeviceId;
  readonly site: LocationId;
  /** `waiting`: it has not said anything of it yet. */
  readonly state: 'waiting' | 'pending' | 'done';
  readonly why: string | null;
  readonly keys: number;
  readonly toldAt: Instant | null;
  readonly isOnline: boolean;
  readonly heardAt: Instant | null;
}

export interface ShredCounts {
  readonly done: number;
  readonly pending: number;
  readonly waiting: number;
  /** Of those that are not done: whose line is down. */
  readonly offline: number;
}

/** Keys of one purpose and day. */
export interface KeyDayState {
  readonly purpose: string;
  readonly day: string;
  readonly alive: number;
  /** Dropped, while the epoch that their rack lay under is still there. */
  readonly pending: number;
  readonly gone: number;
  /** Longest period of those that are alive, in seconds; 0 without one. */
  readonly keep: number;
}

/** Keys that were dropped together, for the public log. */
export interface ShreddedKeys {
  readonly organisation: OrganisationId;
  readonly purpose: string;
  readonly from: string;
  readonly through: string;
  readonly keys: number;
  readonly at: Instant;
  /** Their ids and kinds, one a line, in order. */
  readonly names: string;
}

/** For how long the keys of a purpose and period may not die, whoever wishes it. */
export interface LeastKeep {
  readonly organisation: OrganisationId;
  readonly purpose: string;
  /** Of the period that a pair is for; seconds. */
  readonly keep: number;
  readonly least: number;
}

export interface RetentionStore {
  /** Newest first; also those that were lifted. */
  holds(reach: Reach): Promise<readonly RetentionHold[]>;
  /** Into the sets of the organisation's sites. @throws `not-found` */
  setHold(reach: Reach, hold: Omit<RetentionHold, 'lifted'>): Promise<RetentionHold>;
  /** @throws `not-found`, `conflict` for one that was lifted before */
  liftHold(reach: Reach, id: string, lifted: NonNullable<RetentionHold['lifted']>): Promise<RetentionHold>;
  /** The first day that a hold covers anywhere; null without a hold. */
  heldFrom(): Promise<Instant | null>;

  /** Newest first. */
  acts(reach: Reach): Promise<readonly ShredAct[]>;
  act(reach: Reach, id: string): Promise<ShredAct>;
  /** Into the sets of the sites it is about. @throws `not-found`, `conflict` for a purpose that has ended before */
  decide(reach: Reach, act: ShredAct): Promise<ShredAct>;
  /** What a device says has become of them; unknown ones and those of others are left. */
  reported(device: DeviceId, reports: readonly ShredReportRow[], at: Instant): Promise<void>;
  /** Claimed devices that an act is about. */
  counts(reach: Reach, act: string): Promise<ShredCounts>;
  onDevices(reach: Reach, act: string, page: PageRequest): Promise<Page<ShredOnDevice>>;
  /** Sites that came later learn what holds and what has ended. */
  tellSites(at: Instant): Promise<void>;

  /** Every duty under which something was collected for a purpose that an act is about. */
  decidedDuties(): Promise<readonly { readonly organisation: OrganisationId; readonly duty: Duty }[]>;
  /** Every duty that an organisation or a terminal of it has had. @throws `not-found` */
  dutiesOf(reach: Reach, organisation: OrganisationId): Promise<readonly Duty[]>;
  /** Purposes that duties in force serve. */
  purposesOnDuty(reach: Reach): Promise<readonly string[]>;
  /** Places at which a duty of that purpose is in force, and terminals there. */
  onDuty(reach: Reach, organisation: OrganisationId, purpose: string): Promise<readonly LocationId[]>;
  /** What is there of a purpose, for the preview of its end. */
  holdings(reach: Reach, organisation: OrganisationId, purpose: string): Promise<PurposeHoldings>;
}

export interface PurposeHoldings {
  readonly keys: number;
  readonly days: number;
  readonly captures: number;
  readonly devices: number;
  readonly offline: number;
}

/** What dies on the platform, and what of it is past. */
export interface KeyShredding {
  /** Since a day, by purpose and day. */
  states(reach: Reach, since: string): Promise<readonly KeyDayState[]>;
  /** Drops what has had its time or was decided to die, but for what is held; gives how many keys. */
  drop(at: Instant, least: readonly LeastKeep[]): Promise<number>;
  /** Marks the dropped keys whose epoch is still there, before that is replaced; gives how many. */
  going(at: Instant): Promise<number>;
  /** The epoch of those that were marked so is gone. What was dropped since stays as it is. */
  went(going: Instant, at: Instant): Promise<void>;
  /** Gone, and not in the public log yet. */
  untold(): Promise<readonly ShreddedKeys[]>;
  told(group: ShreddedKeys, at: Instant): Promise<void>;
  /** Deletes captures whose keys are destroyed; gives how many. */
  dropCaptures(at: Instant, limit: number): Promise<number>;
}

/** Ends of purposes and holds that are not in the public log yet. */
export interface RetentionTelling {
  untoldActs(): Promise<readonly (ShredAct & { readonly devices: number })[]>;
  actTold(id: string, at: Instant): Promise<void>;
  untoldHolds(): Promise<readonly (RetentionHold & { readonly event: 'set' | 'lifted' })[]>;
  holdTold(id: string, event: 'set' | 'lifted', at: Instant): Promise<void>;
}
