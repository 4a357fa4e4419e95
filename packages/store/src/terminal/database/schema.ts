import type { Generated } from 'kysely';

/** `records.db`, as the migrations make it. JSON columns are text; instants are milliseconds. */
export interface RecordsSchema {
  person: {
    id: string;
    /** Empty, and the other texts null, where `sealed` holds them. */
    name: string;
    name_folded: string;
    phone: string | null;
    id_number: string | null;
    id_number_hash: string | null;
    organisation: string | null;
    valid_from: number | null;
    valid_to: number | null;
    created_at: number;
    updated_at: number;
    /** The identity under the person's key; null in a row of before. */
    sealed: Uint8Array | null;
  };
  face_reference: {
    id: Generated<number>;
    person_id: string;
    model: string;
    quality: number;
    added_at: number;
    /** 1: the vector lies under the person's key. */
    sealed: Generated<number>;
    vector: Uint8Array;
  };
  card: { id: Generated<number>; person_id: string; number_hash: string; label: string; added_at: number };
  trust_document: {
    id: string;
    kind: string;
    name: string;
    document: string;
    sealed_secret: Uint8Array | null;
    set_at: number;
    set_by: string | null;
  };
  issued_pass: {
    id: string;
    person_id: string | null;
    kind: string;
    entries: string;
    zones: string;
    form: string;
    not_before: number;
    not_after: number;
    code_hash: string | null;
    code_until: number | null;
    issued_at: number;
    issued_by: string | null;
    redeemed_at: number | null;
    redeemed_by: string | null;
    revoked_at: number | null;
  };
  revoked_subject: { subject: string; revoked_at: number; until: number };
  pass_use: { replay_key: string; kind: string; until: number; holder: string | null };
  access_list: { id: string; kind: string; name: string };
  list_entry: {
    list_id: string;
    person_id: string;
    /** Empty where `sealed_reason` holds it under the person's key. */
    reason: string;
    valid_from: number | null;
    valid_to: number | null;
    sealed_reason: Uint8Array | null;
  };
  schedule: { id: string; document: string };
  /** `counts_as` is null on a holiday, the ISO weekday on a make-up workday. */
  holiday: { date: string; counts_as: number | null };
  duty_version: {
    seq: Generated<number>;
    duty: string;
    version: number;
    document: string;
    adopted_at: number;
    adopted_by: string | null;
    note: string;
  };
  pass_record: {
    seq: number;
    id: string;
    occurred_at: number;
    lane: string;
    direction: string;
    duty: string;
    duty_version: number;
    purpose: string;
    outcome: string;
    reasons: string;
    notices: string;
    identified_by: string;
    manual: number;
    /** Its own place in the outbox; 0 when it was written on a site without a platform. */
    entry_seq: number;
    /** The place of the last entry about it: the record itself, or what followed. */
    outbox_seq: number;
    /** When the longest minKeep of its fields is over. */
    keep_until: number;
    completion: string | null;
    completed_at: number | null;
    subject_tag: string | null;
    subject_tag_expires_at: number | null;
    /** `{ field: [value, expires at] }`; the values are empty where `sealed_body` holds them */
    body: string;
    forgotten: string;
    /** The earliest expiry among the fields and the tag. */
    next_expiry_at: number | null;
    /** Null when nothing of it could be sealed, and in rows of before. */
    sealed_body: Uint8Array | null;
    /** The keys it is sealed to; null in a row of before, and where there is nothing to seal. */
    key_id: string | null;
  };
  alarm: {
    id: Generated<number>;
    kind: string;
    raised_at: number;
    lane: string | null;
    record: string | null;
    figures: string;
    acknowledged_at: number | null;
    acknowledged_by: string | null;
    note: string | null;
  };
  operator: {
    id: string;
    name: string;
    name_folded: string;
    role: string;
    password_hash: string;
    disabled: number;
    failures: number;
    locked_until: number | null;
    created_at: number;
  };
  former_operator: { id: string; name: string; removed_at: number };
  session: { token_hash: string; operator_id: string; created_at: number; expires_at: number };
  setting: { key: string; value: string };
  audit: {
    seq: number;
    at: number;
    actor: string | null;
    action: string;
    target: string | null;
    detail: string;
    hash: string;
  };
  /**
   * `about` is the seq of a record or the id of an alarm, as the kind says. A record's own entry is the record:
   * its place stands in `entry_seq`, which spares each passage a second row.
   */
  outbox: { seq: number; at: number; kind: string; about: number };
  sync_row: { key: string; digest: Uint8Array; document: string | null; fault: string | null };
  synced_reference: { key: string; reference: number };
  link_command: { id: string; place: number; outcome: string; told: Generated<number> };
  meta: { key: string; value: string };
}

/** `captures.db`. */
export interface CapturesSchema {
  capture: {
    id: Generated<number>;
    record: string;
    taken_at: number;
    expires_at: number;
    /** Sealed where `key_id` names a key. */
    jpeg: Uint8Array;
    key_id: string | null;
    /** Of the picture itself; null in a row of before. */
    jpeg_bytes: number | null;
  };
  meta: { key: string; value: string };
}
