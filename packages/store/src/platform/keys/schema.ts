import type { StoredKeyKind } from '@vedette/vault';
import type { ColumnType, Generated } from 'kysely';

export interface KeySchema {
  vault_key: {
    organisation_id: string;
    purpose: string;
    /** `YYYY-MM-DD`; read as text, since a driver makes it a local midnight otherwise. */
    day: string;
    generation: number;
    kind: StoredKeyKind;
    keep: ColumnType<string | number, number, number>;
    key_id: string;
    public_key: Buffer | null;
    custody_epoch: ColumnType<string | number | null, number | null, number | null>;
    wrapped: Buffer | null;
    made_at: Generated<ColumnType<number, string, string>>;
    destroyed_at: ColumnType<number | null, string | null, string | null>;
    /** When the last rotation began before which it was dropped. */
    going_at: ColumnType<number | null, string | null | undefined, string | null>;
    /** When the epoch went that its rack lay under. */
    gone_at: ColumnType<number | null, string | null | undefined, string | null>;
    /** When it was written to the public log. */
    told_at: ColumnType<number | null, string | null | undefined, string | null>;
  };
}
