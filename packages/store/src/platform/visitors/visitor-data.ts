import {
  type Instant,
  isInside,
  neededApprovals,
  type PersonId,
  rescreened,
  type Screening,
  stepVisit,
  VedetteError,
  visitErasure,
} from '@vedette/domain';
import { type Kysely, sql } from 'kysely';
import { isoOf, isoOrNull } from '../database/iso.ts';
import { newIds } from '../database/new-id.ts';
import type { PlatformSchema } from '../database/schema.ts';
import { transacted } from '../database/transacted.ts';
import { changePerson, lockedPerson } from '../people/change-person.ts';
import type { PeopleNeeds } from '../people/repository.ts';
import { touchPeople } from '../sync/touch.ts';
import { dueAt } from './due.ts';
import type { NewVisitor, Visit, VisitId, VisitorDataStore } from './port.ts';
import { stateColumns, toVisit, visitRows } from './row.ts';
import { visitRule } from './rules.ts';
import { noteStep, ruleOtherwise, tell, writeStep } from './steps.ts';

type Db = Kysely<PlatformSchema>;

/** What is known of visitors, and its end. */
export function visitorData({ db, now }: PeopleNeeds): VisitorDataStore {
  const nextId = newIds(now);
  return {
    ask: (visit, at) => transacted(db, (tx) => ask(tx, visit, at, nextId)),
    eraseDue: (at, limit) => transacted(db, (tx) => eraseDue(tx, at, limit)),
    correct: (visit, change, screening, at) =>
      transacted(db, (tx) => correct(tx, visit, change, screening, { at: isoOf(at), newId: nextId })),
  };
}

/**
 * The wish holds for the person: all visits of the same invitation are of one. While he is on site it waits; what he
 * was still invited to is cancelled by it.
 */
async function ask(tx: Db, id: VisitId, at: Instant, newId: () => string): Promise<Instant | null> {
  const visit = await lockedVisit(tx, id);
  if (visit.person === null) return null;
  const rows = await visitRows(
    tx,
    sql`where person_id = ${visit.person} order by visit.id for update of visit`,
  );
  const known = rows.map(toVisit);
  for (const one of known) await noteWish(tx, one, at, newId);
  const waits = known.find(({ state }) => isInside(state.phase));
  if (waits === undefined) {
    await erasePerson(tx, visit.person, isoOf(at));
    return at;
  }
  return waits.state.until;
}

async function noteWish(tx: Db, visit: Visit, at: Instant, newId: () => string): Promise<void> {
  const rule = (await visitRule(tx, visit.site)) ?? ruleOtherwise;
  const eraseAskedAt = visit.eraseAskedAt ?? at;
  const erasure = visitErasure(visit.state, rule.keep, eraseAskedAt);
  await tx
    .updateTable('visit')
    .set({ erase_asked_at: isoOf(eraseAskedAt), erase_at: isoOrNull(erasure?.at ?? null) })
    .where('id', '=', visit.id)
    .execute();
  await noteStep(tx, visit.id, 'erasure-asked', null, isoOf(at));
  const event = { kind: 'cancelled', at, by: '' } as const;
  const state = stepVisit(visit.state, event);
  if (state === null) return;
  await writeStep(tx, { ...visit, eraseAskedAt }, state, { event, by: null, notice: 'cancelled' }, newId);
}

/** A person goes when every visit that knows him has come to its time. */
async function eraseDue(tx: Db, at: Instant, limit: number): Promise<number> {
  const { rows } = await sql<{ id: PersonId }>`
    select p.id from person p where p.kind = 'visitor' and p.id in (
      select person_id from visit where erase_at <= ${isoOf(at)}::timestamptz and person_id is not null
      order by erase_at limit ${limit})
    and not exists (select 1 from visit v where v.person_id = p.id
      and (v.erase_at is null or v.erase_at > ${isoOf(at)}::timestamptz))
    for update of p skip locked`.execute(tx);
  for (const { id } of rows) await erasePerson(tx, id, isoOf(at));
  return rows.length;
}

/** The row, all that hangs on it, and the rows at the sites; the visits stay without a name, pass or badge. */
async function erasePerson(tx: Db, person: PersonId, at: string): Promise<void> {
  await sql`delete from visit_link l using visit v where v.id = l.visit_id and v.person_id = ${person}`.execute(
    tx,
  );
  await sql`update visit set badge = null, pass_id = null, screening = 'clear' where person_id = ${person}`.execute(
    tx,
  );
  await sql`update invitation i set purpose = '-' where not exists (
      select 1 from visit v where v.invitation_id = i.id and v.person_id is not null and v.person_id <> ${person})
    and i.id in (select invitation_id from visit where person_id = ${person})`.execute(tx);
  await tx.deleteFrom('person').where('id', '=', person).execute();
  await touchPeople(tx, [person], at);
}

interface CorrectNeeds {
  readonly at: string;
  readonly newId: () => string;
}

/** Whoever may come only after another yes, now that a list may name him, asks for it again. */
async function rescreen(
  tx: Db,
  visit: Visit,
  screening: Screening,
  { at, newId }: CorrectNeeds,
): Promise<void> {
  const rule = (await visitRule(tx, visit.site)) ?? ruleOtherwise;
  const state = rescreened(visit.state, neededApprovals(rule.approval, screening));
  await tx
    .updateTable('visit')
    .set({
      ...stateColumns(state),
      screening,
      due_at: dueAt(state, rule),
      revision: visit.revision + 1,
    })
    .where('id', '=', visit.id)
    .execute();
  const { id, organisation } = visit;
  if (state.phase !== visit.state.phase)
    await tell(tx, { id: newId(), organisation, visit: id, kind: 'approval-needed' }, at);
}

async function correct(
  tx: Db,
  id: VisitId,
  change: Partial<Pick<NewVisitor, 'name' | 'phone' | 'mail' | 'idNumber' | 'unit'>>,
  screening: Screening,
  { at, newId }: CorrectNeeds,
): Promise<void> {
  const visit = await lockedVisit(tx, id);
  if (visit.person === null) throw notFound();
  if (['ended', 'cancelled', 'refused'].includes(visit.state.phase))
    throw new VedetteError('conflict', 'caller', { at: 'visit' });
  const reach = { organisations: [visit.organisation], places: null };
  const person = await lockedPerson(tx, reach, visit.person);
  await changePerson(tx, reach, person, change, at);
  const rows = await visitRows(
    tx,
    sql`where person_id = ${visit.person} order by visit.id for update of visit`,
  );
  for (const one of rows.map(toVisit)) await rescreen(tx, one, screening, { at, newId });
  await noteStep(tx, id, 'corrected', null, at);
  await touchPeople(tx, [visit.person], at);
}

async function lockedVisit(tx: Db, id: VisitId): Promise<Visit> {
  const [row] = await visitRows(tx, sql`where visit.id = ${id} for update of visit`);
  if (row === undefined) throw notFound();
  return toVisit(row);
}

const notFound = (): VedetteError => new VedetteError('not-found', 'caller', { at: 'visit' });
