import { instant, type PersonId, VedetteError, type VisitPhase } from '@vedette/domain';
import { type Kysely, sql } from 'kysely';
import type { Page } from '../../terminal/page.ts';
import { guarded } from '../database/guarded.ts';
import { isoOf } from '../database/iso.ts';
import { isUuid, newIds } from '../database/new-id.ts';
import { cursorParts, limitOf, pageOf, uuidCursor } from '../database/paging.ts';
import type { PlatformSchema } from '../database/schema.ts';
import { transacted } from '../database/transacted.ts';
import type { PeopleNeeds } from '../people/repository.ts';
import { invalid } from '../people/row.ts';
import type { Reach } from '../reach.ts';
import { invite } from './invite.ts';
import type {
  Invitation,
  InvitationId,
  Visit,
  VisitFilter,
  VisitId,
  VisitStepLine,
  VisitStore,
} from './port.ts';
import { invitationRows, toInvitation, toVisit, visitRows } from './row.ts';
import { setVisitRule, visitRule } from './rules.ts';
import { noteStep, stepDue, takeStep } from './steps.ts';
import { visitInReach } from './visit-reach.ts';

type Db = Kysely<PlatformSchema>;

/** Visits in PostgreSQL. Whatever changes whom a site must know, the site is told in the same transaction. */
export function visits({ db, now }: PeopleNeeds): VisitStore {
  const nextId = newIds(now);
  const at = (): string => isoOf(now());
  return {
    rule: (site) => guarded(() => visitRule(db, site)),
    setRule: (reach, site, rule) => transacted(db, (tx) => setVisitRule(tx, reach, site, rule)),
    invite: (reach, invitation, planned, rule) =>
      transacted(db, (tx) => invite(tx, reach, invitation, planned, rule, { nextId, at: at() })),
    invitation: (reach, id) => guarded(() => getInvitation(db, reach, id)),
    get: (reach, id) => guarded(() => getVisit(db, reach, id)),
    list: (reach, filter) => guarded(() => listVisits(db, reach, filter)),
    steps: (reach, id) =>
      guarded(async () => ((await getVisit(db, reach, id)) === null ? [] : stepsOf(db, id))),
    step: (reach, id, change) => transacted(db, (tx) => takeStep(tx, reach, id, change, nextId)),
    stepDue: (moment, limit) => transacted(db, (tx) => stepDue(tx, moment, limit, nextId)),
    noteEscort: (reach, id, escort, moment) =>
      transacted(db, (tx) => noteEscort(tx, reach, id, escort, isoOf(moment))),
    setBadge: (reach, id, badge) =>
      guarded(async () => {
        if (badge !== null && (badge.length > 40 || badge.includes('\0'))) throw invalid('badge');
        await sql`update visit set badge = ${badge} where id::text = ${id} and ${visitInReach(reach)}`.execute(
          db,
        );
      }),
    setPass: (id, passId) =>
      guarded(async () => {
        await db.updateTable('visit').set({ pass_id: passId }).where('id', '=', id).execute();
      }),
    counts: (reach, site) =>
      guarded(async () => {
        const { rows } = await sql<{ phase: VisitPhase; n: number }>`
          select phase, count(*)::int as n from visit
          where site_id = ${site} and ${visitInReach(reach)} group by phase`.execute(db);
        return new Map(rows.map(({ phase, n }) => [phase, n]));
      }),
  };
}

export async function getVisit(db: Db, reach: Reach, id: VisitId): Promise<Visit | null> {
  if (!isUuid(id)) return null;
  const [row] = await visitRows(db, sql`where visit.id = ${id} and ${visitInReach(reach)}`);
  return row === undefined ? null : toVisit(row);
}

async function getInvitation(db: Db, reach: Reach, id: InvitationId): Promise<Invitation | null> {
  if (!isUuid(id)) return null;
  const [row] = await invitationRows(
    db,
    sql`where invitation.id = ${id} and exists (select 1 from visit
      where visit.invitation_id = invitation.id and ${visitInReach(reach)})`,
  );
  return row === undefined ? null : toInvitation(row);
}

async function listVisits(db: Db, reach: Reach, filter: VisitFilter): Promise<Page<Visit>> {
  const limit = limitOf(filter);
  const start = cursorParts(filter);
  const conditions = [visitInReach(reach)];
  const { site, phases, host, invitation, person, from, to } = filter;
  if (site !== undefined) conditions.push(sql`visit.site_id = ${site}`);
  if (phases !== undefined) conditions.push(sql`visit.phase = any(${[...phases]}::text[])`);
  if (invitation !== undefined) conditions.push(sql`visit.invitation_id::text = ${invitation}`);
  if (person !== undefined) conditions.push(sql`visit.person_id::text = ${person}`);
  if (from !== undefined) conditions.push(sql`visit.from_at >= ${isoOf(from)}::timestamptz`);
  if (to !== undefined) conditions.push(sql`visit.from_at < ${isoOf(to)}::timestamptz`);
  if (host !== undefined)
    conditions.push(
      sql`exists (select 1 from invitation i where i.id = visit.invitation_id and i.host_id::text = ${host})`,
    );
  if (start !== null)
    conditions.push(sql`(visit.from_at, visit.id) < (${start.at}::timestamptz, ${start.id}::uuid)`);
  const rows = await visitRows(
    db,
    sql`where ${sql.join(conditions, sql` and `)}
      order by visit.from_at desc, visit.id desc limit ${limit + 1}`,
  );
  return pageOf(rows, limit, toVisit, (row) => uuidCursor(row.from_at, row.id));
}

async function noteEscort(tx: Db, reach: Reach, id: VisitId, escort: PersonId, at: string): Promise<void> {
  const visit = await getVisit(tx, reach, id);
  const { rows } = await sql`
    select 1 from visit v join invitation_escort e on e.invitation_id = v.invitation_id
    where v.id::text = ${id} and e.person_id::text = ${escort} for update of v`.execute(tx);
  if (visit === null || rows.length === 0) throw new VedetteError('not-found', 'caller', { at: 'escort' });
  await noteStep(tx, id, 'escorted', escort, at);
}

async function stepsOf(db: Db, id: VisitId): Promise<readonly VisitStepLine[]> {
  const rows = await db
    .selectFrom('visit_step')
    .selectAll()
    .where('visit_id', '=', id)
    .orderBy('number')
    .execute();
  return rows.map(({ number, at, kind, by_whom }) => ({
    ...{ number, at: instant(at), kind: kind as VisitStepLine['kind'], by: by_whom },
  }));
}
