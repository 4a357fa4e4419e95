import type {
  AlarmEvent,
  AlarmPhase,
  AlarmSeverity,
  AlarmState,
  Branded,
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
}
