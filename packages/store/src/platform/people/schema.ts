import type { ColumnType, Generated } from 'kysely';

type At = ColumnType<number, string, string>;
type MaybeAt = ColumnType<number | null, string | null | undefined, string | null>;

/** Tables of migration 0003. */
export interface PeopleSchema {
  person: {
    id: string;
    organisation_id: string;
    kind: string;
    name: string;
    other_names: Generated<string[]>;
    name_order: string;
    phone: string | null;
    mail: string | null;
    id_number: string | null;
    unit: string | null;
    user_name: string | null;
    source: string;
    external_id: string | null;
    is_active: Generated<boolean>;
    valid_from: MaybeAt;
    valid_to: MaybeAt;
    consent_at: MaybeAt;
    consent_to: string | null;
    consent_ended_at: MaybeAt;
    reference_state: Generated<string>;
    revision: Generated<number>;
    created_at: At;
    updated_at: At;
  };
  person_word: { organisation_id: string; word: string; person_id: string };
  person_group: {
    id: string;
    organisation_id: string;
    name: string;
    external_id: string | null;
    revision: Generated<number>;
    created_at: At;
    updated_at: At;
  };
  group_member: { group_id: string; person_id: string };
  group_place: { group_id: string; location_id: number };
  person_place: { person_id: string; location_id: number };
  access_list: {
    id: string;
    organisation_id: string;
    kind: string;
    name: string;
    revision: Generated<number>;
    created_at: At;
    created_by: string;
  };
  list_place: { list_id: string; location_id: number };
  list_entry: {
    list_id: string;
    person_id: string;
    organisation_id: string;
    reason: string;
    valid_from: MaybeAt;
    valid_to: MaybeAt;
    owner: string;
    added_by: string;
    added_at: At;
    revision: Generated<number>;
  };
  appeal: {
    id: string;
    organisation_id: string;
    list_id: string;
    person_id: string;
    phase: string;
    filed_at: At;
    due_at: At;
    decided_at: MaybeAt;
    decided_by: string | null;
  };
  appeal_message: {
    appeal_id: string;
    number: number;
    at: At;
    kind: string;
    by_whom: string | null;
    text: string;
  };
  list_notice: { token_hash: Buffer; list_id: string; person_id: string; expires_at: At };
  sealed_reference: {
    id: string;
    organisation_id: string;
    site_id: number;
    person_id: string;
    label_id: string;
    content: string;
    sealed: Buffer;
    created_at: At;
  };
  reference_wrap: { reference_id: string; recipient: string; wrapped: Buffer };
  sync_site: {
    site_id: number;
    version: Generated<number>;
    horizon: Generated<number>;
    digest: Generated<Buffer>;
    fields: Generated<string[]>;
  };
  sync_row: {
    site_id: number;
    key: string;
    version: number;
    document: string | null;
    changed_at: At;
  };
}
