import {
  type Approval,
  type ApproverKind,
  duration,
  type Instant,
  instant,
  type OrganisationId,
  type PersonId,
  type Recurrence,
  type Screening,
  type VisitEnd,
  type VisitPhase,
  type VisitState,
} from '@vedette/domain';
import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely';
import { isoOf, isoOrNull } from '../database/iso.ts';
import type { PlatformSchema } from '../database/schema.ts';
import type { LocationId } from '../locations/port.ts';
import type { Invitation, InvitationId, InvitationKind, Visit, VisitId } from './port.ts';

type Db = Kysely<PlatformSchema>;
interface StoredApproval {
  readonly as: ApproverKind;
  readonly by: string;
  readonly at: number;
}
export type VisitRow = Selectable<PlatformSchema['visit']> & { readonly approvals: StoredApproval[] };
export type InvitationRow = Selectable<PlatformSchema['invitation']> & { readonly escorts: string[] };

const moment = (at: number | null): Instant | null => (at === null ? null : instant(at));

/** Visits with their approvals, as `visit`. @param rest what follows `from visit` */
export async function visitRows(db: Db, rest: RawBuilder<unknown>): Promise<readonly VisitRow[]> {
  const { rows } = await sql<VisitRow>`
    select visit.*, coalesce((select jsonb_agg(jsonb_build_object('as', a.as_kind, 'by', a.by_whom,
        'at', (extract(epoch from a.at) * 1000)::bigint) order by a.at)
      from visit_approval a where a.visit_id = visit.id), '[]') as approvals
    from visit ${rest}`.execute(db);
  return rows;
}

export async function invitationRows(db: Db, rest: RawBuilder<unknown>): Promise<readonly InvitationRow[]> {
  const { rows } = await sql<InvitationRow>`
    select invitation.*, array(select person_id::text from invitation_escort e
      where e.invitation_id = invitation.id order by 1) as escorts
    from invitation ${rest}`.execute(db);
  return rows;
}

export function toVisit(row: VisitRow): Visit {
  return {
    id: row.id as VisitId,
    organisation: row.organisation_id as OrganisationId,
    site: row.site_id as LocationId,
    invitation: row.invitation_id as InvitationId,
    person: row.person_id as PersonId | null,
    screening: row.screening as Screening,
    state: toState(row),
    badge: row.badge,
    passId: row.pass_id,
    eraseAskedAt: moment(row.erase_asked_at),
    eraseAt: moment(row.erase_at),
    revision: row.revision,
    createdAt: instant(row.created_at),
  };
}

function toState(row: VisitRow): VisitState {
  return {
    phase: row.phase as VisitPhase,
    from: instant(row.from_at),
    until: instant(row.until_at),
    entries: row.entries as VisitState['entries'],
    needed: row.needed as ApproverKind[],
    approvals: row.approvals.map(({ as, by, at }): Approval => ({ as, by, at: instant(at) })),
    answeredAt: moment(row.answered_at),
    arrivedAt: moment(row.arrived_at),
    admittedAt: moment(row.admitted_at),
    leftAt: moment(row.left_at),
    endedAt: moment(row.ended_at),
    end: row.end_reason as VisitEnd | null,
  };
}

export function stateColumns(state: VisitState) {
  return {
    phase: state.phase,
    from_at: isoOf(state.from),
    until_at: isoOf(state.until),
    entries: state.entries,
    needed: [...state.needed],
    answered_at: isoOrNull(state.answeredAt),
    arrived_at: isoOrNull(state.arrivedAt),
    admitted_at: isoOrNull(state.admittedAt),
    left_at: isoOrNull(state.leftAt),
    ended_at: isoOrNull(state.endedAt),
    end_reason: state.end,
  };
}

export function toInvitation(row: InvitationRow): Invitation {
  const { escort_within: within } = row;
  return {
    id: row.id as InvitationId,
    organisation: row.organisation_id as OrganisationId,
    site: row.site_id as LocationId,
    kind: row.kind as InvitationKind,
    host: row.host_id as PersonId | null,
    hostAccount: row.host_account,
    madeBy: row.made_by,
    purpose: row.purpose,
    recurrence: row.recurrence as Recurrence | null,
    entries: row.entries as Invitation['entries'],
    zones: row.zones,
    escort: within === null ? null : { escorts: row.escorts as PersonId[], within: duration(within) },
    createdAt: instant(row.created_at),
  };
}
