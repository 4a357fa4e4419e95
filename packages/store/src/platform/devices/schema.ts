import type { CommandKind, CommandPhase } from '@vedette/domain';
import type { ColumnType } from 'kysely';

/** An instant comes back as milliseconds and is given as a text with its offset. */
type At = ColumnType<number, string, string>;
type MaybeAt = ColumnType<number | null, string | null | undefined, string | null>;
/** A document comes back read, and is given as JSON. */
type Json = ColumnType<unknown, string, string>;
type MaybeJson = ColumnType<unknown, string | null | undefined, string | null>;
type WithDefault<T> = ColumnType<T, T | undefined, T>;

export interface DeviceSchema {
  device_said: { device_id: string; said: Json; first_at: At; last_at: At };
  device_presence: {
    device_id: string;
    session: string | null;
    is_online: boolean;
    over: string | null;
    born_at: MaybeAt;
    heard_at: At;
    gone_at: MaybeAt;
    facts: MaybeJson;
    health: MaybeJson;
  };
  device_offer: {
    device_id: string;
    check_hash: Buffer;
    salt: Buffer;
    expires_at: At;
    tries: WithDefault<number>;
    proof_key: Buffer | null;
  };
  voucher: {
    id: string;
    organisation_id: string;
    site_id: number;
    key: Buffer;
    uses: number;
    used: WithDefault<number>;
    expires_at: At;
    created_at: At;
    created_by: string;
  };
  voucher_use: { voucher_id: string; device_id: string; at: At };
  link_nonce: { key_id: string; nonce: string; until: At };
  command: {
    id: string;
    organisation_id: string;
    device_id: string;
    kind: CommandKind;
    body: Json;
    phase: CommandPhase;
    given_at: At;
    given_by: string;
    reason: string | null;
    not_after: At;
    sent: WithDefault<number>;
    last_sent_at: MaybeAt;
    ended_at: MaybeAt;
    failure: string | null;
    result: MaybeJson;
    bulk_id: ColumnType<string | null, string | null | undefined, string | null>;
  };
  bulk_command: {
    id: string;
    organisation_id: string;
    kind: CommandKind;
    given_at: At;
    given_by: string;
    reason: string | null;
  };
  config_profile: { id: string; organisation_id: string; name: string };
  config_profile_version: {
    profile_id: string;
    version: number;
    settings: Json;
    made_at: At;
    made_by: string;
    note: string | null;
  };
  device_group: {
    id: string;
    organisation_id: string;
    name: string;
    profile_id: string | null;
    profile_version: number | null;
    created_at: At;
  };
  device_group_member: { device_id: string; group_id: string };
  device_event: {
    device_id: string;
    at: At;
    id: string;
    kind: string;
    by_whom: string | null;
    detail: Json;
  };
  device_tombstone: { device_id: string; retired_at: At; by_whom: string | null; reason: string | null };
  device_config: {
    device_id: string;
    own: Json;
    desired: Json;
    desired_version: number;
    reported_version: number | null;
    problems: MaybeJson;
    reported_at: MaybeAt;
  };
  capture: {
    device_id: string;
    hash: string;
    site_id: number;
    record_id: string;
    occurred_at: At;
    taken_at: At;
    key_id: string;
    size: number;
    arrived: WithDefault<number>;
    is_complete: WithDefault<boolean>;
    created_at: At;
  };
  capture_part: { device_id: string; hash: string; start: number; bytes: Buffer };
}
