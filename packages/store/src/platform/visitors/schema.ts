import type { ColumnType, Generated } from 'kysely';

type At = ColumnType<number, string, string>;
type MaybeAt = ColumnType<number | null, string | null | undefined, string | null>;

/** Tables of migrations 0004 and 0010. */
export interface VisitorSchema {
  visit_document: {
    id: string;
    organisation_id: string;
    name: string;
    version: number | null;
    created_at: At;
  };
  visit_document_version: {
    document_id: string;
    version: number;
    text_zh: string;
    text_en: string;
    sha256: Buffer;
    published_at: At;
    published_by: string;
  };
  visit_rule: {
    site_id: number;
    organisation_id: string;
    needed: string[];
    four_eyes: boolean;
    early: number;
    grace: number;
    end_after: number;
    keep: number;
    documents: string[];
    walk_in: boolean;
    directions_zh: string | null;
    directions_en: string | null;
  };
  walk_in_desk: {
    id: string;
    organisation_id: string;
    site_id: number;
    name: string;
    token_hash: Buffer;
    made_by: string;
    created_at: At;
    expires_at: At;
  };
  invitation: {
    id: string;
    organisation_id: string;
    site_id: number;
    kind: string;
    host_id: string | null;
    host_account: string | null;
    made_by: string;
    purpose: string;
    recurrence: ColumnType<unknown, string | null, string | null>;
    entries: string;
    zones: Generated<string[]>;
    escort_within: number | null;
    created_at: At;
  };
  invitation_escort: { invitation_id: string; person_id: string };
  visit: {
    id: string;
    organisation_id: string;
    site_id: number;
    invitation_id: string;
    person_id: string | null;
    phase: string;
    from_at: At;
    until_at: At;
    entries: string;
    needed: string[];
    screening: string;
    answered_at: MaybeAt;
    arrived_at: MaybeAt;
    admitted_at: MaybeAt;
    left_at: MaybeAt;
    ended_at: MaybeAt;
    end_reason: string | null;
    badge: string | null;
    pass_id: string | null;
    erase_asked_at: MaybeAt;
    erase_at: MaybeAt;
    due_at: MaybeAt;
    revision: Generated<number>;
    created_at: At;
  };
  visit_approval: { visit_id: string; as_kind: string; by_whom: string; at: At };
  visit_acceptance: { visit_id: string; document_id: string; version: number; at: At; way: string };
  visit_step: { visit_id: string; number: number; at: At; kind: string; by_whom: string | null };
  visit_link: { token_hash: Buffer; visit_id: string; holder: string; expires_at: At };
  visit_notice: {
    id: string;
    organisation_id: string;
    visit_id: string;
    kind: string;
    created_at: At;
    taken_until: MaybeAt;
  };
  organisation_pass_key: {
    organisation_id: string;
    issuer: string;
    key_id: string;
    public_key: string;
    epoch: number;
    wrapped: Buffer;
    created_at: At;
  };
}
