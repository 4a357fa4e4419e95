import type { CollectableField, Holding, Instant } from '@vedette/domain';
import type { Delivery } from '../settings/port.ts';

export interface RingLimits {
  readonly records: number;
  readonly captures: number;
  /** Below this many free bytes on the medium captures go, then delivered records, and an alarm is raised. */
  readonly freeBytes: number;
}

/** Counts only, for the audit. */
export interface Forgotten {
  readonly fields: { readonly [field in CollectableField]?: number };
  readonly subjectTags: number;
  readonly captures: number;
  readonly sessions: number;
  /** Work is left: call again. One call is bounded, so that a record never waits long behind it. */
  readonly more: boolean;
}

export interface StoreFile {
  /** With its write-ahead log. */
  readonly bytes: number;
  /** Free pages inside, which new content fills first. */
  readonly reusableBytes: number;
}

export interface StoreHealth {
  readonly files: { readonly records: StoreFile; readonly captures: StoreFile };
  readonly counts: {
    readonly records: number;
    readonly captures: number;
    readonly people: number;
    readonly references: number;
    readonly openAlarms: number;
    readonly pending: number;
  };
  readonly limits: RingLimits;
  readonly delivery: Delivery;
  readonly freeBytes: number;
  readonly oldestRecordAt: Instant | null;
  readonly newestRecordAt: Instant | null;
  /** What opening found: captures without a record that were swept. */
  readonly sweptAtOpen: number;
}

export interface EndedPurpose {
  readonly records: number;
  readonly captures: number;
  /** Rows are left: call again. Nothing of them can be opened any more. */
  readonly more: boolean;
}

/** What keeps the store small, lawful and whole. */
export interface UpkeepStore {
  /**
   * Deletes the fields, tags, captures and sessions whose period is over at `now`, and overwrites the space.
   * At most 2000 records and 500 captures a call; `forgetAll` repeats until nothing is left.
   */
  forget(now: Instant): Promise<Forgotten>;
  /**
   * Drops every key of the purpose, so that nothing sealed for it opens any more, from the first call on and in old
   * copies after the next re-key; then deletes fields, tags and captures of its passages, at most 2000 a call. Heads of
   * records stay. People and their faces belong to no one purpose here, and stay until they are removed.
   */
  endPurpose(purpose: string): Promise<EndedPurpose>;
  limits(): Promise<RingLimits>;
  /** @throws `input-invalid` below 1 */
  setLimits(limits: RingLimits): Promise<void>;
  /** `platform` when never set. */
  delivery(): Promise<Delivery>;
  setDelivery(delivery: Delivery): Promise<void>;
  /** The highest instant ever seen, across restarts: a present before it means that the clock was set back. */
  lastSeenAt(): Promise<Instant>;
  health(): Promise<StoreHealth>;
  /** What is held of whom it concerns, by kind and purpose; lines without any are left out. */
  holdings(): Promise<readonly Holding[]>;
  /** Reads every page; seconds for a full store. */
  integrity(): Promise<'whole' | 'damaged'>;
  /**
   * A compact copy of both files, under the same key, into a new folder.
   * @throws `conflict` when it exists, `disk-full`
   */
  copyTo(folder: string): Promise<void>;
}
