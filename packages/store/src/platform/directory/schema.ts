import type { ColumnType, Generated } from 'kysely';

type At = ColumnType<number, string, string>;
type MaybeAt = ColumnType<number | null, string | null | undefined, string | null>;

/** Tables of migration 0010. */
export interface DirectorySchema {
  terminal_key: {
    device_id: string;
    site_id: number;
    recipient: string;
    public_key: Buffer;
    noted_at: At;
  };
  terminal_row: {
    site_id: number;
    recipient: string;
    key: string;
    version: number;
    person_id: string;
    reference_id: string | null;
    document: string | null;
    mark: string;
    digest: Buffer;
    changed_at: At;
  };
  terminal_set: { site_id: number; recipient: string; digest: Generated<Buffer> };
  scim_name: {
    person_id: string;
    given: string | null;
    family: string | null;
    formatted: string | null;
    display: string | null;
  };
  directory_source: {
    id: string;
    organisation_id: string;
    name: string;
    url: string;
    bind_dn: string;
    secret_epoch: number;
    secret: Buffer;
    authority: string | null;
    start_tls: boolean;
    base_dn: string;
    filter: string;
    mapping: ColumnType<unknown, string, string>;
    group_id: string | null;
    every: number | null;
    due_at: MaybeAt;
    revision: Generated<number>;
    created_at: At;
    ran_at: MaybeAt;
    outcome: ColumnType<unknown, string | null | undefined, string | null>;
  };
}
