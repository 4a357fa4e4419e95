import type { Branded, Completion, Instant, PassageId } from '@vedette/domain';
import type { Alarm } from '../alarms/port.ts';
import type { PassRecord } from '../records/port.ts';

/** Place in the outbox: from 1, without gaps, never given twice. */
export type OutboxSeq = Branded<number, 'OutboxSeq'>;

export type OutboxEntry = { readonly seq: OutboxSeq; readonly at: Instant } & (
  | { readonly kind: 'pass-record'; readonly record: PassRecord }
  | {
      readonly kind: 'pass-completion';
      readonly record: PassageId;
      /** Of the record. */
      readonly occurredAt: Instant;
      readonly completion: Completion;
      readonly completedAt: Instant;
    }
  | { readonly kind: 'alarm' | 'alarm-acknowledged'; readonly alarm: Alarm }
);

export interface OutboxState {
  /** The last place given; 0 before the first. */
  readonly head: number;
  /** Everything up to here has been delivered. */
  readonly deliveredThrough: number;
  readonly pending: number;
}

/** What the platform has not confirmed yet. Empty and unused while the delivery is `none`. */
export interface OutboxStore {
  /**
   * Oldest first, `limit` 1 to 1000; read fresh, so that a field forgotten meanwhile is not sent. While the vault is
   * locked it ends before the first record with something personal in it: the log goes up in order, so the rest waits.
   */
  pending(limit: number): Promise<readonly OutboxEntry[]>;
  /**
   * From that place on, `limit` 1 to 1000, delivered or not yet; otherwise like `pending`. A place is left out when
   * what it spoke of is gone.
   */
  from(seq: OutboxSeq, limit: number): Promise<readonly OutboxEntry[]>;
  /** Whether the platform has the record; false for one that is not here. */
  isDelivered(record: PassageId): Promise<boolean>;
  /**
   * The platform has everything up to `through`. Gives how many entries that was; 0 the second time.
   * @throws `input-invalid` beyond the head
   */
  delivered(through: OutboxSeq): Promise<number>;
  state(): Promise<OutboxState>;
}
