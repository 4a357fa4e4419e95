import type {
  Branded,
  Completion,
  Direction,
  FinalOutcome,
  Instant,
  PassageId,
  PassHeader,
} from '@vedette/domain';
import type { Page, PageRequest } from '../../terminal/page.ts';
import type { SubjectTag } from '../../terminal/records/port.ts';
import type { DeviceId } from '../devices/port.ts';
import type { LocationId } from '../locations/port.ts';
import type { Reach } from '../reach.ts';

/** Which log of a device: one for each life of its outbox, 1 to 64 characters of `A-Z a-z 0-9 . _ -`. */
export type LogId = Branded<string, 'LogId'>;

/** The personal part of a record, which only the holder of that key can open. */
export interface SealedBody {
  /** 1 to 64 characters of `A-Z a-z 0-9 . _ : -`. */
  readonly keyId: string;
  /** At most 16 KiB. */
  readonly bytes: Uint8Array;
}

/** One entry of a device's log. What the records do not keep is counted all the same: a log has no holes. */
export type LogEntry =
  | {
      readonly kind: 'pass-record';
      readonly header: PassHeader;
      readonly subjectTag: SubjectTag | null;
      readonly body: SealedBody | null;
    }
  | {
      readonly kind: 'pass-completion';
      readonly record: PassageId;
      /** The `occurredAt` of that record: part of its key. */
      readonly occurredAt: Instant;
      readonly completion: Completion;
      readonly at: Instant;
    }
  /** An alarm, say, which its own module had stored before it was appended. */
  | { readonly kind: 'kept-elsewhere' }
  /** What came could not be read at all. */
  | { readonly kind: 'unreadable' };

export interface SequencedEntry {
  /** From 1, without gaps, never given twice in one log. */
  readonly seq: number;
  readonly entry: LogEntry;
}

/** Why an entry did not become a record, or part of one. */
export const setAsideReasons = [
  'malformed-entry',
  'malformed-id',
  'malformed-time',
  'malformed-lane',
  'malformed-duty',
  'malformed-reasons',
  'malformed-methods',
  'malformed-tag',
  'malformed-body',
  'unknown-direction',
  'unknown-outcome',
  'unknown-completion',
  'too-many-lanes',
  'too-many-duties',
  'refused-by-database',
  'too-old',
  'ahead-of-time',
] as const;
export type SetAsideReason = (typeof setAsideReasons)[number];

/** Both ends inclusive. */
export interface SeqRange {
  readonly from: number;
  readonly to: number;
}

export interface AppendResult {
  /** Everything up to here is durable; the device may forget it. */
  readonly through: number;
  /** What is missing between `through` and the highest entry that is durable, to be sent again. At most 64. */
  readonly gaps: readonly SeqRange[];
  /** Entries of this call that are acknowledged, and yet are no records. */
  readonly setAside: readonly { readonly seq: number; readonly reason: SetAsideReason }[];
}

export interface Ingest {
  /**
   * Resolves after COMMIT. Entries that were received before are acknowledged and not stored again; one that is
   * bad is set aside with its reason and never holds up another. At most 1000 entries.
   * @throws `not-found` for an unknown device, `not-allowed` for one that is not claimed, `input-invalid` for a
   * malformed log id or number, or more than 1000 entries, `rate-limited` while too much waits already (send again later),
   * `database-gone` or `disk-full` with nothing acknowledged
   */
  append(device: DeviceId, log: LogId, entries: readonly SequencedEntry[]): Promise<AppendResult>;
  /** Ends when everything taken so far has been answered; what comes later is refused. */
  close(): Promise<void>;
}

export interface StoredPassRecord {
  readonly site: LocationId;
  /** The location of the lane, where the header names it as the device does. */
  readonly laneLocation: LocationId;
  readonly device: DeviceId;
  readonly seq: number;
  readonly receivedAt: Instant;
  readonly header: PassHeader;
  readonly subjectTag: SubjectTag | null;
  readonly body: SealedBody | null;
  readonly completion: { readonly completion: Completion; readonly at: Instant } | null;
}

/** Times are demanded, and bounded to 31 days, so that a query never reads more partitions than it must. */
export interface PlatformRecordFilter {
  /** Inclusive. */
  readonly from: Instant;
  /** Exclusive. */
  readonly to: Instant;
  /** Any of these, with all below them; everywhere in reach when absent. At most 1000. */
  readonly places?: readonly LocationId[] | undefined;
  readonly direction?: Direction | undefined;
  readonly outcome?: FinalOutcome | undefined;
  /** A reason's class, such as `health-status`, or a whole reason; found among reasons and notices. */
  readonly reason?: string | undefined;
  /** At most 1000. */
  readonly subjectTags?: readonly SubjectTag[] | undefined;
}

export interface FlowFilter {
  readonly from: Instant;
  /** Exclusive; at most 31 days after `from`. */
  readonly to: Instant;
  readonly step: FlowStep;
  /** What is counted for itself: each lane, each site, or all together. */
  readonly by: FlowGrouping;
  /** IANA name: whose hours and days are meant; UTC when absent. */
  readonly timeZone?: string | undefined;
  /** Any of these, with all below them; everywhere in reach when absent. At most 1000. */
  readonly places?: readonly LocationId[] | undefined;
}

export interface FlowCount {
  /** Null where all sites are counted together. */
  readonly site: LocationId | null;
  /** Null where the lanes of a site are counted together. */
  readonly lane: LocationId | null;
  /** The first instant of the minute, hour or day. */
  readonly at: Instant;
  readonly direction: Direction;
  readonly outcome: FinalOutcome;
  readonly count: number;
  /** Of those granted, how many did not go through. */
  readonly notTaken: number;
}

export type FlowStep = 'minute' | 'hour' | 'day';
export type FlowGrouping = 'lane' | 'site' | 'all';

export interface RecordReader {
  get(reach: Reach, site: LocationId, occurredAt: Instant, id: PassageId): Promise<StoredPassRecord | null>;
  /** Newest first. @throws `input-invalid` */
  search(reach: Reach, filter: PlatformRecordFilter, page?: PageRequest): Promise<Page<StoredPassRecord>>;
  /**
   * Oldest first, reads the roll-up alone; steps without a passage are left out.
   * @throws `input-invalid`, also for more than 100,000 counts: ask for a shorter time, or for less detail
   */
  flow(reach: Reach, filter: FlowFilter): Promise<readonly FlowCount[]>;
}

export interface SetAsideEntry {
  readonly device: DeviceId;
  readonly log: LogId;
  readonly seq: number;
  readonly reason: SetAsideReason;
  readonly receivedAt: Instant;
  /** Where only its time is doubtful; it has the time that the device said. */
  readonly header: PassHeader | null;
}

export interface RecordUpkeep {
  /** Makes the partitions of the coming days. Ingest makes what is missing; this spares it the wait. */
  prepare(): Promise<void>;
  /**
   * Drops whole days (records) and months (flow) whose end lies at or before the instants given, and entries set
   * aside that were received before the first of them. Gives the names of what went; what somebody is reading for
   * longer than two seconds stays for the next time.
   */
  retain(since: { readonly records: Instant; readonly flow: Instant }): Promise<readonly string[]>;
  /** The latest first. @param limit at most 1000 */
  setAside(reach: Reach, limit: number): Promise<readonly SetAsideEntry[]>;
}
