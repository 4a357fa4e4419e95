import type { VisitView } from '@vedette/contract/platform';
import {
  type AdmissionObstacle,
  type Instant,
  obstaclesToAdmission,
  type PersonId,
  VedetteError,
  type VisitEvent,
  type VisitWindow,
} from '@vedette/domain';
import type { Visit, VisitDocumentId, VisitId, VisitNoticeKind } from '@vedette/store/platform';
import { note } from '../module/audit.ts';
import type { Caller } from '../module/caller.ts';
import { isHost, theVisit } from './decide.ts';
import type { VisitorDeps } from './deps.ts';
import { demandWindow } from './plan-visits.ts';
import { ruleOtherwise } from './rule.ts';
import { visitViews } from './visit-view.ts';

/** What the desk does with a visit by one button. */
export const deskSteps = {
  arrive: { event: 'arrived', notice: 'arrived' },
  leave: { event: 'left', notice: 'left' },
} as const;

/** @throws VedetteError `not-found`, `conflict` */
export async function deskStep(
  deps: VisitorDeps,
  caller: Caller,
  id: VisitId,
  name: keyof typeof deskSteps,
): Promise<VisitView> {
  const { event, notice } = deskSteps[name];
  return stepAs(deps, caller, id, { kind: event, at: deps.now() }, notice);
}

/** @throws VedetteError `conflict`, with everything that stands in the way */
export async function admit(deps: VisitorDeps, caller: Caller, id: VisitId): Promise<VisitView> {
  const { visit } = await theVisit(deps.stores, caller.reach, id);
  const at = deps.now();
  const found = await admissionObstaclesOf(deps, caller, visit, at);
  if (found.length > 0)
    throw new VedetteError('conflict', 'caller', {
      at: found[0] ?? 'visit',
      problems: found.map((message) => ({ path: 'visit', message })),
    });
  return stepAs(deps, caller, id, { kind: 'admitted', at }, 'admitted');
}

async function admissionObstaclesOf(
  { stores: { visits, visitDocuments } }: VisitorDeps,
  { reach }: Caller,
  visit: Visit,
  at: Instant,
): Promise<readonly AdmissionObstacle[]> {
  const rule = (await visits.rule(visit.site)) ?? ruleOtherwise;
  const invitation = await visits.invitation(reach, visit.invitation);
  const demanded = await visitDocuments.demandedAt(visit.site);
  const steps = await visits.steps(reach, visit.id);
  return obstaclesToAdmission(visit.state, {
    ...{ at, early: rule.early, escort: invitation?.escort ?? null },
    demanded: demanded.flatMap(({ id, version }) => (version === null ? [] : [{ document: id, version }])),
    accepted: await visitDocuments.accepted(visit.id),
    passed: steps.flatMap((step) =>
      step.kind === 'escorted' && step.by !== null ? [{ person: step.by, at: step.at }] : [],
    ),
  });
}

/** The escort goes in first. @throws VedetteError `not-found` for somebody who is no escort of the invitation */
export async function noteEscort(
  deps: VisitorDeps,
  caller: Caller,
  id: VisitId,
  escort: PersonId,
): Promise<VisitView> {
  await deps.stores.visits.noteEscort(caller.reach, id, escort, deps.now());
  await note(deps.audit, caller, 'visit-escorted', id, { escort });
  return viewOf(deps, caller, id);
}

/** @throws VedetteError `not-found` for a document that is not asked for in that version */
export async function acceptAtDesk(
  deps: VisitorDeps,
  caller: Caller,
  id: VisitId,
  accepted: { readonly document: string; readonly version: number; readonly way: 'kiosk' | 'desk' },
): Promise<VisitView> {
  const { visit } = await theVisit(deps.stores, caller.reach, id);
  await acceptDocument(deps, visit, accepted.document, accepted.version, accepted.way);
  await note(deps.audit, caller, 'visit-document-accepted', id, { ...accepted });
  return viewOf(deps, caller, id);
}

/** What is accepted is what was shown: only the version in force, only where it is asked for. */
export async function acceptDocument(
  { stores: { visitDocuments }, now }: VisitorDeps,
  visit: Visit,
  document: string,
  version: number,
  way: 'link' | 'kiosk' | 'desk',
): Promise<void> {
  const demanded = await visitDocuments.demandedAt(visit.site);
  if (!demanded.some((one) => one.id === document && one.version === version))
    throw new VedetteError('not-found', 'caller', { at: 'document' });
  await visitDocuments.accept(visit.id, document as VisitDocumentId, version, way, now());
}

/** Host or desk. @throws VedetteError `not-allowed`, `not-found`, `conflict` */
export async function cancel(deps: VisitorDeps, caller: Caller, id: VisitId): Promise<VisitView> {
  await demandOwn(deps, caller, id);
  const event = { kind: 'cancelled', at: deps.now(), by: caller.account } as const;
  return stepAs(deps, caller, id, event, 'cancelled');
}

export async function move(
  deps: VisitorDeps,
  caller: Caller,
  id: VisitId,
  to: VisitWindow,
): Promise<VisitView> {
  demandWindow(to, deps.now());
  await demandOwn(deps, caller, id);
  return stepAs(deps, caller, id, { kind: 'moved', at: deps.now(), by: caller.account, to }, 'moved');
}

export async function extend(
  deps: VisitorDeps,
  caller: Caller,
  id: VisitId,
  until: Instant,
): Promise<VisitView> {
  await demandOwn(deps, caller, id);
  demandWindow({ from: deps.now(), until }, deps.now());
  return stepAs(deps, caller, id, { kind: 'extended', at: deps.now(), by: caller.account, until }, null);
}

/** The host’s own visits, or anybody’s for the desk. @throws `not-allowed` */
async function demandOwn(deps: VisitorDeps, caller: Caller, id: VisitId): Promise<void> {
  const { invitation } = await theVisit(deps.stores, caller.reach, id);
  const isOwn = isHost(caller, invitation) || invitation.madeBy === caller.account;
  if (!isOwn && !caller.permissions.has('visitors-desk'))
    throw new VedetteError('not-allowed', 'caller', { at: 'visit' });
}

async function stepAs(
  deps: VisitorDeps,
  caller: Caller,
  id: VisitId,
  event: VisitEvent,
  notice: VisitNoticeKind | null,
): Promise<VisitView> {
  const visit = await deps.stores.visits.step(caller.reach, id, { event, by: caller.account, notice });
  await note(deps.audit, caller, `visit-${event.kind}`, id);
  const [view] = await visitViews(deps.stores, caller, [visit]);
  if (view === undefined) throw new VedetteError('internal', 'self', { at: 'visit' });
  return view;
}

async function viewOf(deps: VisitorDeps, caller: Caller, id: VisitId): Promise<VisitView> {
  const { visit } = await theVisit(deps.stores, caller.reach, id);
  const [view] = await visitViews(deps.stores, caller, [visit]);
  if (view === undefined) throw new VedetteError('internal', 'self', { at: 'visit' });
  return view;
}
