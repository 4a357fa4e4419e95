import { type Instant, instant, type OrganisationId, VedetteError } from '@vedette/domain';
import { type RawBuilder, sql } from 'kysely';
import { isoOf } from '../database/iso.ts';
import { isUuid } from '../database/new-id.ts';
import { cursorParts, limitOf, pageOf, uuidCursor } from '../database/paging.ts';
import { demandRow, type StoreNeeds } from '../database/store-needs.ts';
import { ofOrganisation } from '../reach-sql.ts';
import type { AccountId, Approval, ApprovalState, ApprovalStore } from './port.ts';

interface Row {
  readonly id: string;
  readonly organisation_id: OrganisationId;
  readonly act: string;
  readonly subject: unknown;
  readonly reason: string;
  readonly state: Exclude<ApprovalState, 'expired'>;
  readonly requested_by: AccountId;
  readonly requested_at: number;
  readonly decided_by: AccountId | null;
  readonly decided_at: number | null;
  readonly note: string | null;
  readonly expires_at: number;
}

/** Requests and consents, in PostgreSQL. */
export function approvals({ db, newId }: StoreNeeds): ApprovalStore {
  const one = async (where: RawBuilder<unknown>, at: Instant): Promise<Approval | null> => {
    const { rows } = await sql<Row>`select * from approval where ${where}`.execute(db);
    return rows[0] === undefined ? null : toApproval(rows[0], at);
  };
  const get: ApprovalStore['get'] = async (reach, id, at) =>
    isUuid(id) ? one(sql`id = ${id}::uuid and ${ofOrganisation('organisation_id', reach)}`, at) : null;
  return {
    get,
    async request(asked) {
      const { organisation, act, subjectHash, subject, reason, requestedBy, requestedAt, expiresAt } = asked;
      const id = newId();
      await sql`insert into approval (id, organisation_id, act, subject_hash, subject, reason, state, requested_by,
          requested_at, expires_at)
        values (${id}, ${organisation}::uuid, ${act}, ${subjectHash}, ${JSON.stringify(subject)}::jsonb, ${reason},
          'waiting', ${requestedBy}::uuid, ${isoOf(requestedAt)}, ${isoOf(expiresAt)})`.execute(db);
      return demandRow(await one(sql`id = ${id}::uuid`, requestedAt), 'approval');
    },
    async list(reach, filter, at) {
      const limit = limitOf(filter);
      const after = cursorParts(filter);
      const { rows } = await sql<Row>`select * from approval where ${ofOrganisation('organisation_id', reach)}
          and (${filter.requestedBy ?? null}::uuid is null or requested_by = ${filter.requestedBy ?? null}::uuid)
          and ${inState(filter.state, at)}
          and ${after === null ? sql`true` : sql`(requested_at, id) < (${after.at.toISOString()}, ${after.id}::uuid)`}
        order by requested_at desc, id desc limit ${limit + 1}`.execute(db);
      return pageOf(
        rows,
        limit,
        (row) => toApproval(row, at),
        (row) => uuidCursor(row.requested_at, row.id),
      );
    },
    async decide(reach, id, { isApproved, by, note }, at) {
      const asked = demandRow(await get(reach, id, at), 'approval');
      if (asked.requestedBy === by) throw new VedetteError('not-allowed', 'caller', { at: 'own request' });
      const { numAffectedRows } =
        await sql`update approval set state = ${isApproved ? 'approved' : 'refused'},
          decided_by = ${by}::uuid, decided_at = ${isoOf(at)}, note = ${note}
        where id = ${id}::uuid and state = 'waiting' and expires_at > ${isoOf(at)}`.execute(db);
      if (numAffectedRows === 0n) throw new VedetteError('conflict', 'caller', { at: 'approval' });
      return demandRow(await get(reach, id, at), 'approval');
    },
    async use(id, { by, act, subjectHash }, at) {
      if (!isUuid(id)) return null;
      const { rows } = await sql<Row>`update approval set state = 'used', used_at = ${isoOf(at)}
        where id = ${id}::uuid and state = 'approved' and requested_by = ${by}::uuid and act = ${act}
          and subject_hash = ${subjectHash} and expires_at > ${isoOf(at)}
        returning *`.execute(db);
      return rows[0] === undefined ? null : toApproval(rows[0], at);
    },
  };
}

/** One that nobody decided, or that nobody used, is over by its time. */
function inState(state: ApprovalState | undefined, at: Instant): RawBuilder<unknown> {
  if (state === undefined) return sql`true`;
  const isOver = sql`(state in ('waiting', 'approved') and expires_at <= ${isoOf(at)})`;
  return state === 'expired' ? isOver : sql`state = ${state} and not ${isOver}`;
}

function toApproval(row: Row, at: Instant): Approval {
  const isOver = row.expires_at <= at && (row.state === 'waiting' || row.state === 'approved');
  return {
    ...{ id: row.id, organisation: row.organisation_id, act: row.act, subject: row.subject },
    ...{ reason: row.reason, state: isOver ? 'expired' : row.state, note: row.note },
    ...{ requestedBy: row.requested_by, requestedAt: instant(row.requested_at) },
    decidedBy: row.decided_by,
    decidedAt: row.decided_at === null ? null : instant(row.decided_at),
    expiresAt: instant(row.expires_at),
  };
}
