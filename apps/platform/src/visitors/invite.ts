import type { InvitationInput, InvitationView, VisitorInput } from '@vedette/contract/platform';
import {
  after,
  duration,
  invitedVisit,
  neededApprovals,
  type OrganisationId,
  Personal,
  type PersonId,
  parseDuration,
  type Screening,
  stepVisit,
  VedetteError,
  type VisitState,
  type VisitWindow,
  walkInVisit,
} from '@vedette/domain';
import type {
  InvitationKind,
  LocationId,
  NewInvitation,
  NewVisitor,
  PlannedVisit,
  SiteVisitRule,
  Visit,
} from '@vedette/store/platform';
import { screen } from '../lists/screen.ts';
import { note } from '../module/audit.ts';
import type { Caller } from '../module/caller.ts';
import { newToken, tokenHash } from '../module/secret-link.ts';
import type { VisitorDeps } from './deps.ts';
import { planTimes } from './plan-visits.ts';
import { siteFacts } from './site-facts.ts';
import { visitViews } from './visit-view.ts';

const visitsAtMost = 200;
/** How long after the window a visitor’s page can still be opened, to see and delete what is kept. */
const linkAfter = duration(30 * 86_400_000);

export interface WalkIn {
  readonly site: number;
  readonly organisation?: string | undefined;
  readonly host: string;
  readonly purpose: string;
  readonly visitor: VisitorInput;
  readonly minutes: number;
}

/** Invites one visitor or several, once or again and again. @throws as `VisitStore.invite`, `input-invalid` */
export async function invite(
  deps: VisitorDeps,
  caller: Caller,
  input: InvitationInput,
): Promise<InvitationView> {
  const site = input.site as LocationId;
  const { timeZone, rule } = await siteFacts(deps, caller.reach, site);
  const holidays = await deps.holidays(caller.reach, caller.organisation);
  const { windows, recurrence } = planTimes(input.time, timeZone, holidays, deps.now());
  if (windows.length * input.visitors.length > visitsAtMost)
    throw new VedetteError('input-invalid', 'caller', { at: 'visits', values: { limit: visitsAtMost } });
  const host = (input.host ?? caller.person) as PersonId | null;
  if (host === null) throw new VedetteError('input-invalid', 'caller', { at: 'host' });
  const { escort } = input;
  const invitation: NewInvitation = {
    ...common(caller, input, host),
    ...{ site, kind: kindOf(input), recurrence, entries: input.entries, zones: input.zones },
    escort:
      escort === null
        ? null
        : { escorts: escort.escorts as PersonId[], within: parseDuration(escort.within) ?? duration(0) },
  };
  return write(deps, caller, invitation, rule, input.visitors, (screening) =>
    windows.map((window) => firstState(window, invitation, rule, screening, caller, deps)),
  );
}

/** Somebody stands at the desk or the kiosk uninvited. @throws `not-allowed` where the site takes no walk-ins */
export async function walkIn(deps: VisitorDeps, caller: Caller, input: WalkIn): Promise<InvitationView> {
  const site = input.site as LocationId;
  const { rule } = await siteFacts(deps, caller.reach, site);
  if (!rule.walkIn) throw new VedetteError('not-allowed', 'caller', { at: 'walk-in' });
  const invitation: NewInvitation = {
    ...common(caller, input, input.host as PersonId),
    ...{ site, kind: 'walk-in', recurrence: null, entries: 'single', zones: [], escort: null },
  };
  const from = deps.now();
  const window = { from, until: after(from, duration(input.minutes * 60_000)) };
  return write(deps, caller, invitation, rule, [input.visitor], (screening) => [
    walkInVisit({ ...window, entries: 'single', needed: neededApprovals(rule.approval, screening) }, from),
  ]);
}

function kindOf({ visitors, time }: InvitationInput): InvitationKind {
  if (time.kind === 'recurring') return 'recurring';
  return visitors.length > 1 ? 'group' : 'single';
}

function common(
  caller: Caller,
  { organisation, purpose }: { organisation?: string | undefined; purpose: string },
  host: PersonId,
) {
  return {
    organisation: (organisation ?? caller.organisation) as OrganisationId,
    ...{ host, hostAccount: host === caller.person ? caller.account : null },
    ...{ madeBy: caller.account, purpose },
  };
}

/**
 * A visit as it begins. Where nothing has to be accepted beforehand the visitor owes no answer; whoever invites to
 * himself has said yes by it.
 */
function firstState(
  window: VisitWindow,
  invitation: NewInvitation,
  rule: SiteVisitRule,
  screening: Screening,
  caller: Caller,
  { now }: VisitorDeps,
): VisitState {
  const at = now();
  const needed = neededApprovals(rule.approval, screening);
  let state = invitedVisit({ ...window, entries: invitation.entries, needed });
  if (invitation.host === caller.person)
    state = stepVisit(state, { kind: 'approved', as: 'host', by: caller.account, at }) ?? state;
  return rule.documents.length > 0 ? state : (stepVisit(state, { kind: 'answered', at }) ?? state);
}

async function write(
  deps: VisitorDeps,
  caller: Caller,
  invitation: NewInvitation,
  rule: SiteVisitRule,
  visitors: readonly VisitorInput[],
  statesOf: (screening: Screening) => readonly VisitState[],
): Promise<InvitationView> {
  const planned: PlannedVisit[] = [];
  for (const input of visitors) {
    const visitor = await screenedVisitor(deps, invitation, input);
    planned.push({ visitor, states: statesOf(visitor.screening) });
  }
  const made = await deps.stores.visits.invite(caller.reach, invitation, planned, rule);
  const links = await addLinks(deps, made.visits);
  const { id, kind } = made.invitation;
  await note(deps.audit, caller, 'visitors-invited', id, { kind, visits: made.visits.length });
  return {
    ...{ id, kind, site: invitation.site, host: invitation.host, purpose: invitation.purpose },
    visits: await visitViews(deps.stores, caller, made.visits),
    links,
  };
}

async function screenedVisitor(
  { stores, now }: VisitorDeps,
  { organisation, site }: NewInvitation,
  input: VisitorInput,
): Promise<NewVisitor> {
  const personal = (text: string | null): Personal<string> | null =>
    text === null ? null : new Personal(text);
  const [name, idNumber] = [new Personal(input.name), personal(input.idNumber)];
  const { screening } = await screen(stores.lists, { organisation, site, name, idNumber }, now());
  const { phone, mail, unit } = input;
  return { name, idNumber, phone: personal(phone), mail: personal(mail), unit, screening };
}

/** One link a visitor, to the first of his visits. */
async function addLinks({ stores }: VisitorDeps, visits: readonly Visit[]) {
  const first = new Map<string, Visit>();
  const last = new Map<string, Visit>();
  for (const visit of visits) {
    const person = visit.person ?? '';
    if (!first.has(person)) first.set(person, visit);
    last.set(person, visit);
  }
  const links = [];
  for (const [person, visit] of first) {
    const token = newToken();
    const { until } = (last.get(person) ?? visit).state;
    await stores.visitLinks.add(visit.id, 'visitor', tokenHash(token), after(until, linkAfter));
    links.push({ visit: visit.id, token });
  }
  return links;
}
