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
  };
}
