import type {
  AlarmEvent,
  AlarmPhase,
  AlarmSeverity,
  AlarmState,
  Branded,
  EscalationPlan,
  Instant,
  OrganisationId,
} from '@vedette/domain';
import type { Page, PageRequest } from '../../terminal/page.ts';
import type { DeviceId } from '../devices/port.ts';
import type { LocationId } from '../locations/port.ts';
import type { Reach } from '../reach.ts';
import type { LogId } from '../records/port.ts';

export type PlatformAlarmId = Branded<string, 'PlatformAlarmId'>;

/** What raises an alarm: a thing at a place. */
export interface AlarmCause {
  readonly organisation: OrganisationId;
  readonly site: LocationId | null;
  readonly location: LocationId | null;
  readonly device: DeviceId | null;
  /** A reason of a decision, or a trouble of a device: `health-status:red`, `forced`, `device-offline`. */
  readonly kind: string;
  readonly severity: AlarmSeverity;
  /** Whether what raised it goes on until it is said to be gone. */
  readonly isStanding: boolean;
  readonly figures: Readonly<Record<string, string | number>>;
  readonly record: { readonly id: string; readonly at: Instant } | null;
}

export interface StoredAlarm extends AlarmCause {
  readonly id: PlatformAlarmId;
  readonly state: AlarmState;
}

export interface AlarmStep {
  readonly number: number;
  readonly at: Instant;
  readonly kind: AlarmEvent['kind'] | 'raised';
  readonly by: string | null;
  readonly to: string | null;
  readonly note: string | null;
}

export interface PlatformAlarmFilter extends PageRequest {
  readonly phases?: readonly AlarmPhase[] | undefined;
  readonly severity?: AlarmSeverity | undefined;
  readonly kind?: string | undefined;
  readonly assignee?: string | undefined;
  readonly device?: DeviceId | undefined;
  /** With all that lies in it. */
  readonly place?: LocationId | undefined;
}

export type EscalationRuleId = Branded<string, 'EscalationRuleId'>;

/** Who is told of alarms that nobody takes note of: `tell` of its plan names channels by their ids. */
export interface EscalationRule {
  readonly id: EscalationRuleId;
  readonly organisation: OrganisationId;
  readonly name: string;
  readonly plan: EscalationPlan;
  /** Subtrees for which it counts; null for all of the organisation. */
  readonly places: readonly LocationId[] | null;
  readonly isActive: boolean;
}

export interface EscalationRuleStore {
  list(reach: Reach): Promise<readonly EscalationRule[]>;
  /**
   * Adds a rule, or writes it anew.
   * @throws `not-found` for an organisation, place or channel out of reach, `not-allowed` for one of the whole
   * organisation by whoever looks after some places, `conflict` for a name that is taken
   */
  put(reach: Reach, rule: EscalationRule, isNew: boolean, at: Instant): Promise<EscalationRule>;
  /** @throws `not-found` */
  remove(reach: Reach, id: EscalationRuleId): Promise<void>;
  /** The rule that counts for an alarm: of those in force, the one of the narrowest place around it. */
  ruleFor(alarm: Pick<StoredAlarm, 'organisation' | 'location' | 'site'>): Promise<EscalationRule | null>;
}

/** A device in a trouble that the platform sees, or no longer in one for which an alarm stands. */
export interface DeviceAlarmChange {
  readonly device: DeviceId;
  readonly kind: 'device-offline' | 'storage-low' | 'clock-off' | 'record-gap';
  readonly isOn: boolean;
  readonly figures: Readonly<Record<string, string | number>>;
}

/** Where a sentinel said it, so that what is said twice counts once. */
export interface ToldBy {
  readonly device: DeviceId;
  readonly log: LogId;
  readonly seq: number;
}

export interface PlatformAlarmStore {
  /**
   * Raises an alarm, or counts up the one that is not over yet.
   * @returns the alarm, and whether this was news; null for what the same place of the same log had told before
   */
  raise(
    cause: AlarmCause,
    at: Instant,
    told: ToldBy | null,
  ): Promise<{ readonly alarm: StoredAlarm; readonly isNew: boolean } | null>;
  /** Says that what raised it is over; null when there is none. */
  causeGone(
    cause: Pick<AlarmCause, 'organisation' | 'kind' | 'location' | 'device'>,
    at: Instant,
  ): Promise<StoredAlarm | null>;
  /**
   * One step of its life, with a note of whoever does it.
   * @throws `not-found` out of reach, `conflict` when the step makes no sense now
   */
  step(reach: Reach, id: PlatformAlarmId, event: AlarmEvent, note: string | null): Promise<StoredAlarm>;
  get(reach: Reach, id: PlatformAlarmId): Promise<StoredAlarm | null>;
  /** Oldest first. */
  steps(reach: Reach, id: PlatformAlarmId): Promise<readonly AlarmStep[]>;
  /** Newest first. */
  list(reach: Reach, filter: PlatformAlarmFilter): Promise<Page<StoredAlarm>>;
  openCounts(reach: Reach): Promise<Readonly<Record<AlarmSeverity, number>>>;
  /** Open alarms that have waited since before an instant, longest first; at most `limit`. */
  waiting(before: Instant, limit: number): Promise<readonly StoredAlarm[]>;
  /** Up a step of its plan; null when somebody was quicker: it is at another level, or somebody took note. */
  escalate(id: PlatformAlarmId, level: number, at: Instant): Promise<StoredAlarm | null>;
  /**
   * Where alarms about devices themselves and what is known of them part: what is to be raised, and what is over.
   * At most `limit`.
   */
  deviceChanges(limits: DeviceLimits, at: Instant, limit: number): Promise<readonly DeviceAlarmChange[]>;
}

export interface DeviceLimits {
  /** Of the storage, the share that must be free. */
  readonly freeShare: number;
  /** Milliseconds that a clock may be off, or doubtful. */
  readonly clock: number;
  /** Milliseconds for which records may be missing. */
  readonly gap: number;
  /** Milliseconds for which a device may be silent before anybody is called. */
  readonly offline: number;
}
