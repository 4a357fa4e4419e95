import type {
  Branded,
  CollectableField,
  Completion,
  Direction,
  FinalOutcome,
  Instant,
  LaneId,
  PassageId,
  PassBody,
  PassHeader,
  Personal,
  PersonId,
} from '@vedette/domain';
import type { Alarm } from '../alarms/port.ts';
import type { Page, PageRequest } from '../page.ts';

/** Number of a record on this sentinel: from 1, without gaps, never given twice. */
export type RecordSeq = Branded<number, 'RecordSeq'>;

/**
 * 22 characters of base64url: who passed, recognisable only within one purpose and one day.
 * The formula stands at `subjectTag` in `records/subject-tag.ts`.
 */
export type SubjectTag = Branded<string, 'SubjectTag'>;

export interface NewPassRecord {
  readonly header: PassHeader;
  /** Who passed, on which local day (`YYYY-MM-DD`); the store keeps a tag of it, never the id. */
  readonly subject: { readonly person: PersonId; readonly day: string } | null;
  readonly body: Personal<PassBody>;
}

/** The index key of one purpose and local day, from the platform. */
export interface IndexKey {
  readonly purpose: string;
  readonly day: string;
  /** 32 bytes; the caller's to zero. */
  readonly key: Uint8Array;
}

export interface PassCompletion {
  readonly completion: Completion;
  readonly at: Instant;
}

export interface PassRecord {
  readonly seq: RecordSeq;
  readonly header: PassHeader;
  /** Null for a stranger, when the duty collects nothing that identifies, and when its period is over. */
  readonly subjectTag: SubjectTag | null;
  /** The fields whose period is not over. */
  readonly body: Personal<PassBody>;
  /** Fields that were written and have been forgotten since. */
  readonly forgotten: readonly CollectableField[];
  readonly completion: PassCompletion | null;
}

export interface Appended {
  readonly seq: RecordSeq;
  /** Alarms that the store raised on the way: the ring is full, or the disk is short. */
  readonly raised: readonly Alarm[];
}

export interface RecordFilter {
  /** Inclusive. */
  readonly from?: Instant | undefined;
  /** Exclusive. */
  readonly to?: Instant | undefined;
  readonly lane?: LaneId | undefined;
  readonly direction?: Direction | undefined;
  readonly outcome?: FinalOutcome | undefined;
  /** A reason's class, such as `health-status`, or a whole reason; found among reasons and notices. */
  readonly reason?: string | undefined;
  /** Tags are computed for every purpose known here and every day of the range. */
  readonly person?: PersonId | undefined;
  readonly subjectTags?: readonly SubjectTag[] | undefined;
}

export interface MinuteFlow {
  /** The minute's first instant. */
  readonly minute: Instant;
  readonly in: number;
  readonly out: number;
  readonly granted: number;
  readonly denied: number;
  readonly refer: number;
}

/** What is kept of each passage: exactly what the duty version named in its header collects. */
export interface RecordStore {
  /**
   * Resolves when the record is on the medium. The same id a second time is a no-op that gives the first seq.
   * @throws `input-invalid` for a body field that the duty version does not collect or an unknown duty version
   * with a body, `disk-full` with nothing written
   */
  append(record: NewPassRecord): Promise<Appended>;
  /** What followed at the lane; the last one counts. @throws `not-found` */
  complete(id: PassageId, completion: Completion): Promise<void>;
  get(id: PassageId): Promise<PassRecord | null>;
  /** Newest first. `eachRecord` walks all pages. */
  search(filter: RecordFilter, page?: PageRequest): Promise<Page<PassRecord>>;
  /** Passages per minute, oldest first, minutes without any left out. At most 31 days. */
  flow(from: Instant, to: Instant): Promise<readonly MinuteFlow[]>;
  count(): Promise<number>;
  /** The tag under which a person is found on one local day. */
  subjectTag(person: PersonId, purpose: string, day: string): Promise<SubjectTag>;
  /**
   * Tags of those purposes and days are made under these keys from now on, so that another sentinel's are the same;
   * replaces the keys given before. They are kept in memory alone.
   */
  useIndexKeys(keys: readonly IndexKey[]): Promise<void>;
}
