import {
  type Holding,
  type Instant,
  instant,
  type OrganisationId,
  type RetirementState,
} from '@vedette/domain';
import type { DeviceId } from '../devices/port.ts';
import type { LocationId } from '../locations/port.ts';
import type { Retirement, RetirementChange, RetirementId } from './port.ts';

export interface RetirementRow {
  readonly id: string;
  readonly batch_id: string;
  readonly organisation_id: string;
  readonly site_id: number | null;
  readonly device_id: string;
  readonly reason: string;
  readonly state: string;
  readonly opened_at: number;
  readonly changed_at: number;
  readonly holdings: string | null;
  readonly holdings_at: number | null;
  readonly canary_seed: Buffer;
  readonly backup: string | null;
  readonly shares: string | null;
  readonly progress: string | null;
  readonly evidence_key: string | null;
  readonly evidence: string | null;
  readonly reports: string | null;
  readonly certificate_id: string | null;
}

/** What this store wrote itself comes back as it was. */
const parsed = <T>(text: string | null): T | null => (text === null ? null : (JSON.parse(text) as T));

export function toRetirement(row: RetirementRow): Retirement {
  return {
    id: row.id as RetirementId,
    batch: row.batch_id,
    organisation: row.organisation_id as OrganisationId,
    site: row.site_id as LocationId | null,
    device: row.device_id as DeviceId,
    reason: row.reason,
    state: JSON.parse(row.state) as RetirementState,
    openedAt: instant(row.opened_at),
    changedAt: instant(row.changed_at),
    holdings: parsed<readonly Holding[]>(row.holdings),
    holdingsAt: row.holdings_at === null ? null : instant(row.holdings_at),
    canarySeed: new Uint8Array(row.canary_seed),
    backup: parsed(row.backup),
    shares: parsed(row.shares),
    progress: parsed(row.progress),
    evidenceKey: row.evidence_key,
    evidence: parsed(row.evidence),
    reports: parsed<Retirement['reports']>(row.reports) ?? [],
    certificate: row.certificate_id,
  };
}

/** Columns and values of a change, in order. */
export function columnsOf(change: RetirementChange): readonly (readonly [string, unknown])[] {
  const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
  const date = (at: Instant | null): Date | null => (at === null ? null : new Date(at));
  const { holdings, holdingsAt, backup, shares, progress, evidenceKey, evidence, reports, certificate } =
    change;
  const all: readonly (readonly [string, unknown])[] = [
    ['holdings', holdings === undefined ? undefined : json(holdings)],
    ['holdings_at', holdingsAt === undefined ? undefined : date(holdingsAt)],
    ['backup', backup === undefined ? undefined : json(backup)],
    ['shares', shares === undefined ? undefined : json(shares)],
    ['progress', progress === undefined ? undefined : json(progress)],
    ['evidence_key', evidenceKey],
    ['evidence', evidence === undefined ? undefined : json(evidence)],
    ['reports', reports === undefined ? undefined : json(reports)],
    ['certificate_id', certificate],
  ];
  return all.filter(([, value]) => value !== undefined);
}
