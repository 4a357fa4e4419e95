import type { SeqRange, SubjectTag } from '@vedette/contract/link';
import type { Completion, Instant, LaneId, PassageId, PassHeader } from '@vedette/domain';

/** What only the holder of that key may read. */
export interface SealedBody {
  /** 1 to 64 characters of `A-Z a-z 0-9 . _ : -`. */
  readonly keyId: string;
  /** At most 16 KiB. */
  readonly bytes: Uint8Array;
}

/** What happened at a sentinel, with bytes as bytes; `LogEntryWire` is the same on the wire. */
export type LinkEntry =
  | {
      readonly kind: 'pass-record';
      readonly header: PassHeader;
      readonly subjectTag: SubjectTag | null;
      readonly body: SealedBody | null;
    }
  | {
      readonly kind: 'pass-completion';
      readonly record: PassageId;
      readonly occurredAt: Instant;
      readonly completion: Completion;
      readonly at: Instant;
    }
  | {
      readonly kind: 'alarm';
      readonly alarm: number;
      readonly what: string;
      readonly raisedAt: Instant;
      readonly lane: LaneId | null;
      readonly record: PassageId | null;
      readonly values: Readonly<Record<string, string | number>>;
      readonly details: SealedBody | null;
    }
  | {
      readonly kind: 'alarm-acknowledged';
      readonly alarm: number;
      readonly at: Instant;
      readonly by: string | null;
      readonly details: SealedBody | null;
    }
  /** A place of the log whose content has meanwhile been forgotten: a log has no holes. */
  | { readonly kind: 'forgotten' };

export interface SequencedLinkEntry {
  /** From 1, without gaps, never given twice in one log. */
  readonly seq: number;
  readonly entry: LinkEntry;
}

/** As it arrives: one that cannot be read is acknowledged and set aside, or it would come for ever. */
export interface ReceivedEntry {
  readonly seq: number;
  readonly entry: LinkEntry | { readonly kind: 'malformed' };
}

/** What the platform has after a batch. */
export interface Kept {
  /** Everything up to here is durable. */
  readonly through: number;
  readonly gaps: readonly SeqRange[];
  readonly setAside: readonly { readonly seq: number; readonly reason: string }[];
}
