import type { ColumnType } from 'kysely';

type At = ColumnType<number, string, string>;
type MaybeAt = ColumnType<number | null, string | null | undefined, string | null>;

export interface RetentionSchema {
  shred: {
    id: string;
    organisation_id: string;
    site_id: number | null;
    purpose: string;
    /** `YYYY-MM-DD`; read as text. */
    from_day: string | null;
    through_day: string | null;
    why: 'purpose-ended' | 'duty-changed';
    decided_at: At;
    by_whom: string;
    agreed_by: string | null;
    note: string;
    signature: Buffer;
    told_at: MaybeAt;
  };
  shred_device: {
    shred_id: string;
    device_id: string;
    state: 'pending' | 'done';
    why: string | null;
    generation: number;
    keys: number;
    told_at: At;
  };
  retention_hold: {
    id: string;
    organisation_id: string;
    purpose: string;
    from_day: string | null;
    through_day: string | null;
    reason: string;
    set_at: At;
    set_by: string;
    set_agreed_by: string | null;
    set_told_at: MaybeAt;
    lifted_at: MaybeAt;
    lifted_by: string | null;
    lifted_agreed_by: string | null;
    lift_told_at: MaybeAt;
  };
}
