import type { HostVisitView } from '@vedette/contract/platform';
import { type Approver, maskPhone, mayApprove, VedetteError } from '@vedette/domain';
import type { Invitation, Visit } from '@vedette/store/platform';
import { type Decision, takeDecision, theVisit } from './decide.ts';
import type { VisitorDeps } from './deps.ts';
import { line, linked } from './own-visit.ts';
import { linkReach, siteFacts } from './site-facts.ts';

const purpose = 'asking the host about the visitor';

/** What a host sees by the link that was sent. The visitor’s name in full: he is asked about him. */
export async function hostSees(deps: VisitorDeps, token: string): Promise<HostVisitView> {
  const { visit, invitation } = await asked(deps, token);
  await line(deps, visit, 'visit-seen', null, 'host');
  return hostView(deps, visit, invitation);
}

/** @throws VedetteError `not-found`; `not-allowed`, saying why not; `conflict` when somebody was faster */
export async function hostDecides(
  deps: VisitorDeps,
  token: string,
  decision: Decision,
): Promise<HostVisitView> {
  const { visit, invitation } = await asked(deps, token);
  const decided = await takeDecision(
    deps,
    linkReach(visit.organisation),
    visit,
    approverOf(invitation),
    decision,
  );
  await line(deps, visit, `visit-${decision}d`, null, 'host');
  return hostView(deps, decided, invitation);
}

async function asked(deps: VisitorDeps, token: string) {
  const { visit } = await linked(deps, token, 'host');
  return theVisit(deps.stores, linkReach(visit.organisation), visit.id);
}

/** Whoever has the link is the host, and nobody’s approver. @throws `not-found` once there is no host */
function approverOf({ host }: Invitation): Approver {
  if (host === null) throw new VedetteError('not-found', 'caller', { at: 'link' });
  return { id: host, isHost: true, isApprover: false, isInviter: false };
}

async function hostView(deps: VisitorDeps, visit: Visit, invitation: Invitation): Promise<HostVisitView> {
  const reach = linkReach(visit.organisation);
  const person = visit.person === null ? null : await deps.stores.people.get(reach, visit.person);
  const { name: site, timeZone, rule } = await siteFacts(deps, reach, visit.site);
  const { phase, from, until } = visit.state;
  return {
    ...{ site, timeZone, purpose: invitation.purpose, phase, from, until },
    name: person?.name.unwrap(purpose) ?? null,
    phone: person?.phone?.map(maskPhone).unwrap(purpose) ?? null,
    unit: person?.unit ?? null,
    mayDecide: 'as' in mayApprove(visit.state, rule.approval, approverOf(invitation)),
  };
}
