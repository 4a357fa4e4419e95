import type { VisitView } from '@vedette/contract/platform';
import { type Approver, mayApprove, mayRefuse, stepVisit, VedetteError } from '@vedette/domain';
import type { Invitation, Reach, Visit, VisitId, VisitNoticeKind } from '@vedette/store/platform';
import { note } from '../module/audit.ts';
import type { Caller } from '../module/caller.ts';
import type { VisitorDeps } from './deps.ts';
import { ruleOtherwise } from './rule.ts';
import { visitViews } from './visit-view.ts';

export type Decision = 'approve' | 'refuse';

/** A visit with the invitation that it is of. @throws VedetteError `not-found` */
export async function theVisit(
  { visits }: VisitorDeps['stores'],
  reach: Reach,
  id: VisitId,
): Promise<{ readonly visit: Visit; readonly invitation: Invitation }> {
  const visit = await visits.get(reach, id);
  const invitation = visit === null ? null : await visits.invitation(reach, visit.invitation);
  if (visit === null || invitation === null) throw new VedetteError('not-found', 'caller', { at: 'visit' });
  return { visit, invitation };
}

/** @throws VedetteError `not-found`; `not-allowed`, saying why not; `conflict` when somebody was faster */
export async function decide(
  deps: VisitorDeps,
  caller: Caller,
  id: VisitId,
  decision: Decision,
): Promise<VisitView> {
  const { visit, invitation } = await theVisit(deps.stores, caller.reach, id);
  const approver: Approver = {
    id: caller.account,
    isHost: isHost(caller, invitation),
    isApprover: caller.permissions.has('visitors-approve'),
    isInviter: invitation.madeBy === caller.account,
  };
  const decided = await takeDecision(deps, caller.reach, visit, approver, decision);
  await note(deps.audit, caller, `visit-${decision}d`, id);
  const [view] = await visitViews(deps.stores, caller, [decided]);
  if (view === undefined) throw new VedetteError('internal', 'self', { at: 'visit' });
  return view;
}

/** By whomever: an account, or a host with a link. @throws as `decide` */
export async function takeDecision(
  { stores: { visits }, now }: VisitorDeps,
  reach: Reach,
  visit: Visit,
  approver: Approver,
  decision: Decision,
): Promise<Visit> {
  const { id: by } = approver;
  const at = now();
  if (decision === 'refuse') {
    if (!mayRefuse(visit.state, approver))
      throw new VedetteError('not-allowed', 'caller', { at: 'not-asked' });
    return visits.step(reach, visit.id, { event: { kind: 'refused', at, by }, by, notice: 'refused' });
  }
  const { approval } = (await visits.rule(visit.site)) ?? ruleOtherwise;
  const found = mayApprove(visit.state, approval, approver);
  if ('obstacle' in found) throw new VedetteError('not-allowed', 'caller', { at: found.obstacle });
  const event = { kind: 'approved', at, as: found.as, by } as const;
  return visits.step(reach, visit.id, { event, by, notice: newsOf(visit, event) });
}

/** The yes of one of two is no news to the visitor. */
function newsOf(visit: Visit, event: Parameters<typeof stepVisit>[1]): VisitNoticeKind | null {
  const next = stepVisit(visit.state, event)?.phase;
  return next === 'approved' || next === 'arrived' ? 'approved' : null;
}

export const isHost = (caller: Caller, { host, hostAccount }: Invitation): boolean =>
  hostAccount === caller.account || (host !== null && host === caller.person);
