import type { ColumnType } from 'kysely';

/** An instant comes back as milliseconds and is given as a text with its offset. */
type At = ColumnType<number, string, string>;
type MaybeAt = ColumnType<number | null, string | null | undefined, string | null>;
type Json = ColumnType<unknown, string, string>;
type WithDefault<T> = ColumnType<T, T | undefined, T>;

export interface AccountSchema {
  organisation_rule: { organisation_id: string; ask_reason: boolean; export_needs_two: boolean };
  account: {
    id: string;
    organisation_id: string;
    name: string;
    name_key: string;
    display_name: string;
    person_id: string | null;
    source: string;
    is_disabled: WithDefault<boolean>;
    password_hash: string | null;
    totp_epoch: number | null;
    totp_secret: Buffer | null;
    totp_confirmed_at: MaybeAt;
    totp_step: WithDefault<number>;
    created_at: At;
    last_sign_in_at: MaybeAt;
  };
  account_grant: { account_id: string; number: number; role: string; places: number[] | null };
  role: { id: string; organisation_id: string; name: string; permissions: string[] };
  recovery_code: { account_id: string; hash: Buffer };
  passkey: {
    id: string;
    account_id: string;
    credential_id: string;
    public_key: Buffer;
    counter: number;
    transports: string[];
    is_backed_up: boolean;
    name: string;
    created_at: At;
    last_used_at: MaybeAt;
  };
  session: {
    hash: string;
    id: string;
    account_id: string;
    opened_by: string;
    created_at: At;
    seen_at: At;
    expires_at: At;
    proven_at: At;
    address: string | null;
    agent: string | null;
  };
  ticket: { hash: string; kind: string; account_id: string | null; data: Json; expires_at: At };
  attempt: { who: string; count: number; at: At };
  api_key: {
    id: string;
    organisation_id: string;
    name: string;
    hash: string;
    permissions: string[];
    places: number[] | null;
    created_by: string;
    created_at: At;
    expires_at: MaybeAt;
    last_used_at: MaybeAt;
  };
  identity_provider: {
    id: string;
    organisation_id: string;
    slug: string;
    name: string;
    issuer: string;
    client_id: string;
    secret_epoch: number;
    secret: Buffer;
    group_claim: string;
    groups: Json;
    is_listed: boolean;
    is_active: boolean;
    created_at: At;
  };
  account_identity: { provider_id: string; subject: string; account_id: string };
  audit_line: {
    organisation_id: string;
    seq: number;
    at: At;
    actor: string;
    action: string;
    target: string | null;
    detail: string | null;
    hash: string;
  };
  audit_head: { organisation_id: string; seq: number; hash: string };
  approval: {
    id: string;
    organisation_id: string;
    act: string;
    subject_hash: string;
    subject: Json;
    reason: string;
    state: string;
    requested_by: string;
    requested_at: At;
    decided_by: string | null;
    decided_at: MaybeAt;
    note: string | null;
    used_at: MaybeAt;
    expires_at: At;
  };
  task: { name: string; due_at: At; held_until: MaybeAt };
  platform_secret: { name: string; epoch: number; wrapped: Buffer; made_at: WithDefault<number> };
}
