import type { ColumnType, Generated } from 'kysely';

type At = ColumnType<number, string, string>;
type MaybeAt = ColumnType<number | null, string | null | undefined, string | null>;

export interface KeeperSchema {
  custody_epoch: {
    epoch: number;
    opened_at: Generated<At>;
    is_kept: boolean;
    closed_at: MaybeAt;
    destroyed_at: MaybeAt;
  };
  custody_rack: {
    number: number;
    rack_group: string;
    nth: number;
    epoch: number;
    wrapped: Buffer;
    made_at: Generated<At>;
  };
  keeper_share: {
    device_id: string;
    generation: number;
    /** Compressed. */
    point: Buffer;
    rack: number | null;
    wrapped: Buffer | null;
    prepared_at: At;
    settled_at: MaybeAt;
    keys_dropped: number | null;
    keys_wrapped: number | null;
    settled_told_at: MaybeAt;
    dropped_at: MaybeAt;
    gone_at: MaybeAt;
    gone_epoch: number | null;
    told_at: MaybeAt;
    /** Where its tombstone stands in the public log. */
    log_origin: string | null;
    log_index: number | null;
    log_leaf: string | null;
  };
  keeper_device: {
    device_id: string;
    answered: number;
    refused: number;
    window_at: At;
    window_count: number;
    last_at: At;
  };
}
