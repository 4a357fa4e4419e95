import {
  type Instant,
  Personal,
  type PersonId,
  VedetteError,
  type VisitState,
  visitErasure,
} from '@vedette/domain';
import { type Kysely, sql } from 'kysely';
import { isoOrNull } from '../database/iso.ts';
import type { PlatformSchema } from '../database/schema.ts';
import { getPeople } from '../people/find-people.ts';
import type { NewPlatformPerson } from '../people/port.ts';
import { invalid } from '../people/row.ts';
import { insertPerson } from '../people/write-person.ts';
import type { Reach } from '../reach.ts';
import { demandOrganisation } from '../reach-sql.ts';
import { touchPeople } from '../sync/touch.ts';
import { dueAt } from './due.ts';
import type {
  Invitation,
  InvitationId,
  NewInvitation,
  NewVisitor,
  PlannedVisit,
  SiteVisitRule,
  Visit,
  VisitId,
} from './port.ts';
import { invitationRows, stateColumns, toInvitation, toVisit, visitRows } from './row.ts';
import { demandSite } from './rules.ts';
import { noteStep, tell } from './steps.ts';

type Db = Kysely<PlatformSchema>;

export interface InviteNeeds {
  readonly nextId: <Id extends string>() => Id;
  readonly at: string;
}

const visitsAtMost = 200;
const purposeAtMost = 200;

/** Writes an invitation, its visitors and their visits. @throws as `VisitStore.invite` */
export async function invite(
  tx: Db,
  reach: Reach,
  invitation: NewInvitation,
  planned: readonly PlannedVisit[],
  rule: SiteVisitRule,
  needs: InviteNeeds,
): Promise<{ readonly invitation: Invitation; readonly visits: readonly Visit[] }> {
  await demandInvitation(tx, reach, invitation, planned);
  const id = needs.nextId<InvitationId>();
  await insertInvitation(tx, id, invitation, needs.at);
  const people: PersonId[] = [];
  for (const { visitor, states } of planned) {
    const person = needs.nextId<PersonId>();
    await insertPerson(tx, reach, person, personOf(invitation, visitor), needs.at);
    people.push(person);
    for (const state of states)
      await insertVisit(tx, { id, person, invitation, visitor, state, rule }, needs);
  }
  await touchPeople(tx, people, needs.at);
  const [row] = await invitationRows(tx, sql`where invitation.id = ${id}`);
  if (row === undefined) throw new VedetteError('internal', 'self', { at: 'invitation' });
  const visits = await visitRows(tx, sql`where invitation_id = ${id} order by from_at, visit.id`);
  return { invitation: toInvitation(row), visits: visits.map(toVisit) };
}

async function demandInvitation(
  tx: Db,
  reach: Reach,
  invitation: NewInvitation,
  planned: readonly PlannedVisit[],
): Promise<void> {
  const { host, escort, purpose, site, organisation } = invitation;
  demandOrganisation(reach, organisation);
  await demandSite(tx, reach, site);
  const count = planned.reduce((sum, { states }) => sum + states.length, 0);
  if (count < 1 || count > visitsAtMost) throw invalid('visits');
  if (purpose.trim() === '' || purpose.length > purposeAtMost || purpose.includes('\0'))
    throw invalid('purpose');
  if (escort !== null && escort.escorts.length === 0) throw invalid('escorts');
  const named = [...new Set([...(host === null ? [] : [host]), ...(escort?.escorts ?? [])])];
  const known = await getPeople(tx, { ...reach, organisations: [organisation], places: null }, named);
  const staff = known.filter(({ kind, isActive }) => kind === 'member' && isActive);
  if (staff.length !== named.length) throw new VedetteError('not-found', 'caller', { at: 'host' });
}

async function insertInvitation(
  tx: Db,
  id: InvitationId,
  invitation: NewInvitation,
  at: string,
): Promise<void> {
  const { recurrence, escort } = invitation;
  await tx
    .insertInto('invitation')
    .values({
      id,
      organisation_id: invitation.organisation,
      site_id: invitation.site,
      kind: invitation.kind,
      host_id: invitation.host,
      host_account: invitation.hostAccount,
      made_by: invitation.madeBy,
      purpose: invitation.purpose.toWellFormed(),
      recurrence: recurrence === null ? null : JSON.stringify(recurrence),
      entries: invitation.entries,
      zones: [...invitation.zones],
      escort_within: escort?.within ?? null,
      created_at: at,
    })
    .execute();
  const escorts = [...new Set(escort?.escorts ?? [])].map((person_id) => ({ invitation_id: id, person_id }));
  if (escorts.length > 0) await tx.insertInto('invitation_escort').values(escorts).execute();
}

interface OneVisit {
  readonly id: InvitationId;
  readonly person: PersonId;
  readonly invitation: NewInvitation;
  readonly visitor: NewVisitor;
  readonly state: VisitState;
  readonly rule: SiteVisitRule;
}

async function insertVisit(tx: Db, one: OneVisit, { nextId, at }: InviteNeeds): Promise<void> {
  const { id: invitation_id, person, invitation, visitor, state, rule } = one;
  const id = nextId<VisitId>();
  const { organisation, site, madeBy, kind } = invitation;
  await tx
    .insertInto('visit')
    .values({
      ...stateColumns(state),
      ...{ id, organisation_id: organisation, site_id: site, invitation_id, person_id: person },
      screening: visitor.screening,
      due_at: dueAt(state, rule),
      erase_at: isoOrNull(visitErasure(state, rule.keep, null)?.at ?? null),
      created_at: at,
    })
    .execute();
  for (const approval of state.approvals)
    await sql`insert into visit_approval (visit_id, as_kind, by_whom, at)
      values (${id}, ${approval.as}, ${approval.by}, ${new Date(approval.at)})`.execute(tx);
  const isWalkIn = kind === 'walk-in';
  await noteStep(tx, id, isWalkIn ? 'walked-in' : 'invited', isWalkIn ? null : madeBy, at);
  if (state.phase === 'awaiting-approval')
    await tell(tx, { id: nextId(), organisation, visit: id, kind: 'approval-needed' }, at);
  if (state.phase === 'arrived')
    await tell(tx, { id: nextId(), organisation, visit: id, kind: 'arrived' }, at);
}

/** A visitor is a person of the organisation for as long as a visit is known of him. */
function personOf({ organisation }: NewInvitation, visitor: NewVisitor): NewPlatformPerson {
  const { name, phone, mail, idNumber, unit } = visitor;
  return {
    ...{ organisation, kind: 'visitor', source: 'visit', externalId: null, name },
    ...{ otherNames: new Personal<readonly string[]>([]), phone, mail, idNumber, unit, userName: null },
    ...{ isActive: true, validFrom: null as Instant | null, validTo: null, consent: null },
    ...{ referenceState: 'none', places: [], groups: [] },
  };
}
