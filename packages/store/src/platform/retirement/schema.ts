import type { ColumnType } from 'kysely';

type At = ColumnType<number, string, string>;
type MaybeAt = ColumnType<number | null, string | null | undefined, string | null>;

export interface RetirementSchema {
  retirement_batch: {
    id: string;
    organisation_id: string;
    reason: string;
    requested_by: string;
    requested_at: At;
  };
  retirement: {
    id: string;
    batch_id: string;
    organisation_id: string;
    site_id: number | null;
    device_id: string;
    state: string;
    phase: string;
    opened_at: At;
    changed_at: At;
    holdings: string | null;
    holdings_at: MaybeAt;
    canary_seed: Buffer;
    backup: string | null;
    shares: string | null;
    progress: string | null;
    evidence_key: string | null;
    evidence: string | null;
    reports: string | null;
    certificate_id: string | null;
  };
  retirement_step: {
    retirement_id: string;
    number: number;
    at: At;
    event: string;
    phase: string;
    by_whom: string | null;
    detail: string | null;
  };
}
