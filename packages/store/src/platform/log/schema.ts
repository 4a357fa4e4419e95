import type { ColumnType } from 'kysely';

/** An instant comes back as milliseconds and is given as a text with its offset. */
type At = ColumnType<number, string, string>;
type MadeAt = ColumnType<number, string | undefined, string>;
type MaybeAt = ColumnType<number | null, string | null | undefined, string | null>;

export interface LogSchema {
  log_entry: { number: number; leaf: Buffer; entry: string; appended_at: MadeAt };
  log_node: { level: number; number: number; hash: Buffer };
  log_checkpoint: { size: number; published_at: At; note: string; cosignatures: number };
  log_witness: {
    name: string;
    size: number | null;
    seen_at: MaybeAt;
    trouble: string | null;
    asked_at: At;
  };
}
