import { instant, type OrganisationId } from '@vedette/domain';
import type { LocationId } from '../locations/port.ts';
import type { RetentionHold, ShredAct } from './port.ts';

/** Days come as text: a driver makes them a local midnight otherwise. */
export const holdColumns = `h.id, h.organisation_id, h.purpose, h.from_day::text as from_day,
  h.through_day::text as through_day, h.reason, h.set_at, h.set_by, h.set_agreed_by, h.lifted_at, h.lifted_by,
  h.lifted_agreed_by`;

export interface HoldRow {
  readonly id: string;
  readonly organisation_id: OrganisationId;
  readonly purpose: string;
  readonly from_day: string | null;
  readonly through_day: string | null;
  readonly reason: string;
  readonly set_at: number;
  readonly set_by: string;
  readonly set_agreed_by: string | null;
  readonly lifted_at: number | null;
  readonly lifted_by: string | null;
  readonly lifted_agreed_by: string | null;
}

export function toHold(row: HoldRow): RetentionHold {
  const { lifted_at: liftedAt, lifted_by: by, lifted_agreed_by: agreedBy } = row;
  return {
    ...{ id: row.id, organisation: row.organisation_id, purpose: row.purpose, reason: row.reason },
    ...{ from: row.from_day, through: row.through_day, setAt: instant(row.set_at), setBy: row.set_by },
    setAgreedBy: row.set_agreed_by,
    lifted: liftedAt === null || by === null ? null : { at: instant(liftedAt), by, agreedBy },
  };
}

export const actColumns = `s.id, s.organisation_id, s.site_id, s.purpose, s.from_day::text as from_day,
  s.through_day::text as through_day, s.why, s.decided_at, s.by_whom, s.agreed_by, s.note, s.signature`;

export interface ActRow {
  readonly id: string;
  readonly organisation_id: OrganisationId;
  readonly site_id: LocationId | null;
  readonly purpose: string;
  readonly from_day: string | null;
  readonly through_day: string | null;
  readonly why: ShredAct['why'];
  readonly decided_at: number;
  readonly by_whom: string;
  readonly agreed_by: string | null;
  readonly note: string;
  readonly signature: Buffer;
}

export function toAct(row: ActRow): ShredAct {
  return {
    ...{ id: row.id, organisation: row.organisation_id, site: row.site_id, purpose: row.purpose },
    ...{ from: row.from_day, through: row.through_day, why: row.why, at: instant(row.decided_at) },
    ...{ by: row.by_whom, agreedBy: row.agreed_by, note: row.note, signature: row.signature },
  };
}
