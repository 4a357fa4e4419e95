import {
  dueVisitEvent,
  duration,
  type Instant,
  isOver,
  stepVisit,
  VedetteError,
  type VisitState,
  visitErasure,
} from '@vedette/domain';
import { type Kysely, sql } from 'kysely';
import { isoOf, isoOrNull } from '../database/iso.ts';
import { isUuid } from '../database/new-id.ts';
import type { PlatformSchema } from '../database/schema.ts';
import type { Reach } from '../reach.ts';
import { touchPeople } from '../sync/touch.ts';
import { dueAt } from './due.ts';
import type {
  SiteVisitRule,
  Visit,
  VisitChange,
  VisitId,
  VisitNotice,
  VisitNoticeKind,
  VisitStepLine,
} from './port.ts';
import { stateColumns, toVisit, visitRows } from './row.ts';
import { visitRule } from './rules.ts';
import { visitInReach } from './visit-reach.ts';

type Db = Kysely<PlatformSchema>;

/** Where nobody has said how visitors are received: nothing is kept longer than a day. */
export const ruleOtherwise: SiteVisitRule = {
  approval: { needed: ['host'], fourEyes: false },
  early: duration(30 * 60_000),
  grace: duration(30 * 60_000),
  endAfter: duration(4 * 3_600_000),
  keep: duration(24 * 3_600_000),
  documents: [],
  directions: null,
  walkIn: false,
};

/** One step of a visit in reach. @throws `not-found`, `conflict` */
export async function takeStep(
  tx: Db,
  reach: Reach,
  id: VisitId,
  change: VisitChange,
  newId: () => string,
): Promise<Visit> {
  if (!isUuid(id)) throw notFound();
  const [row] = await visitRows(
    tx,
    sql`where visit.id = ${id} and ${visitInReach(reach)} for update of visit`,
  );
  if (row === undefined) throw notFound();
  const visit = toVisit(row);
  const state = stepVisit(visit.state, change.event);
  if (state === null) throw new VedetteError('conflict', 'caller', { at: 'visit' });
  return writeStep(tx, visit, state, change, newId);
}

/** Visits whose moment has come, each gone on by one step. Other processes take others at the same time. */
export async function stepDue(
  tx: Db,
  now: Instant,
  limit: number,
  newId: () => string,
): Promise<readonly Visit[]> {
  const rows = await visitRows(
    tx,
    sql`where due_at <= ${isoOf(now)}::timestamptz order by due_at limit ${limit} for update of visit skip locked`,
  );
  const done: Visit[] = [];
  for (const visit of rows.map(toVisit)) {
    const rule = (await visitRule(tx, visit.site)) ?? ruleOtherwise;
    const event = dueVisitEvent(visit.state, rule, now);
    const state = event === null ? null : stepVisit(visit.state, event);
    if (event === null || state === null) {
      await sql`update visit set due_at = ${dueAt(visit.state, rule)}::timestamptz where id = ${visit.id}`.execute(
        tx,
      );
      continue;
    }
    const notice = event.kind === 'stayed-too-long' ? 'overstayed' : 'ended';
    done.push(await writeStep(tx, visit, state, { event, by: null, notice }, newId));
  }
  return done;
}

/** Writes the state after a step of a visit that is locked, and all that goes with it. */
export async function writeStep(
  tx: Db,
  visit: Visit,
  state: VisitState,
  { event, by, notice }: VisitChange,
  newId: () => string,
): Promise<Visit> {
  const rule = (await visitRule(tx, visit.site)) ?? ruleOtherwise;
  const at = isoOf(event.at);
  const erasure = visitErasure(state, rule.keep, visit.eraseAskedAt);
  await tx
    .updateTable('visit')
    .set({
      ...stateColumns(state),
      due_at: dueAt(state, rule),
      erase_at: isoOrNull(erasure?.at ?? null),
      revision: visit.revision + 1,
    })
    .where('id', '=', visit.id)
    .execute();
  await setApprovals(tx, visit.id, state);
  await noteStep(tx, visit.id, event.kind, by, at);
  const { organisation, id, person } = visit;
  if (notice !== null) await tell(tx, { id: newId(), organisation, visit: id, kind: notice }, at);
  // The last yes is news of its own: whoever gave it knows, the visitor does not.
  if (event.kind !== 'approved' && state.phase === 'awaiting-approval' && visit.state.phase !== state.phase)
    await tell(tx, { id: newId(), organisation, visit: id, kind: 'approval-needed' }, at);
  if (isOver(state.phase))
    await sql`delete from visit_link where visit_id = ${id} and holder = 'host'`.execute(tx);
  if (person !== null) await touchPeople(tx, [person], at);
  const [row] = await visitRows(tx, sql`where visit.id = ${id}`);
  if (row === undefined) throw notFound();
  return toVisit(row);
}

async function setApprovals(tx: Db, visit: VisitId, { approvals }: VisitState): Promise<void> {
  await tx.deleteFrom('visit_approval').where('visit_id', '=', visit).execute();
  const rows = approvals.map(({ as, by, at }) => ({
    visit_id: visit,
    as_kind: as,
    by_whom: by,
    at: isoOf(at),
  }));
  if (rows.length > 0) await tx.insertInto('visit_approval').values(rows).execute();
}

export async function noteStep(
  tx: Db,
  visit: VisitId,
  kind: VisitStepLine['kind'],
  by: string | null,
  at: string,
): Promise<void> {
  await sql`insert into visit_step (visit_id, number, at, kind, by_whom)
    select ${visit}::uuid, count(*) + 1, ${at}::timestamptz, ${kind}::text, ${by}::text
    from visit_step where visit_id = ${visit}::uuid`.execute(tx);
}

/** Leaves word for whoever tells hosts and desks. */
export async function tell(
  tx: Db,
  { id, organisation, visit, kind }: Omit<VisitNotice, 'at'> & { readonly kind: VisitNoticeKind },
  at: string,
): Promise<void> {
  await tx
    .insertInto('visit_notice')
    .values({ id, organisation_id: organisation, visit_id: visit, kind, created_at: at })
    .execute();
}

const notFound = (): VedetteError => new VedetteError('not-found', 'caller', { at: 'visit' });
