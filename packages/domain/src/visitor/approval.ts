import type { Approval, VisitPhase, VisitState } from './visit-state.ts';

/** In which capacity somebody says yes: as the host who is visited, or as one whom the organisation lets decide. */
export const approverKinds = ['host', 'approver'] as const;
export type ApproverKind = (typeof approverKinds)[number];

/** What a look at the lists found of a visitor's name and numbers. */
export const screenings = ['clear', 'possible', 'watched', 'denied'] as const;
export type Screening = (typeof screenings)[number];

/** Whose yes an organisation asks for at a site. */
export interface ApprovalRule {
  readonly needed: readonly ApproverKind[];
  /** Whoever made the invitation does not decide on it. */
  readonly fourEyes: boolean;
}

/**
 * Whose yes one visit takes. The host alone does not decide on somebody who is, or may be, on a deny or watch list.
 * A match by name alone never refuses by itself: people share names.
 */
export function neededApprovals({ needed }: ApprovalRule, screening: Screening): readonly ApproverKind[] {
  const kinds = new Set<ApproverKind>(needed);
  if (screening !== 'clear') kinds.add('approver');
  return approverKinds.filter((kind) => kinds.has(kind));
}

export interface Approver {
  /** The account, or the person where there is no account. */
  readonly id: string;
  readonly isHost: boolean;
  readonly isApprover: boolean;
  readonly isInviter: boolean;
}

/** Why somebody may not approve; a closed list. */
export const approvalObstacles = ['not-open', 'not-asked', 'own-invitation', 'already-approved'] as const;
export type ApprovalObstacle = (typeof approvalObstacles)[number];

const openPhases: ReadonlySet<VisitPhase> = new Set(['invited', 'awaiting-approval']);

/**
 * In which capacity somebody may say yes now. Where two are needed, nobody says both: of a host who may also decide,
 * the first yes counts as the host's.
 */
export function mayApprove(
  visit: Pick<VisitState, 'phase' | 'needed' | 'approvals'>,
  rule: ApprovalRule,
  approver: Approver,
): { readonly as: ApproverKind } | { readonly obstacle: ApprovalObstacle } {
  if (!openPhases.has(visit.phase)) return { obstacle: 'not-open' };
  if (visit.approvals.some(({ by }) => by === approver.id)) return { obstacle: 'already-approved' };
  const as = missingApprovals(visit).find((kind) =>
    kind === 'host' ? approver.isHost : approver.isApprover,
  );
  if (as === undefined) return { obstacle: 'not-asked' };
  // A host's own invitation is the host's yes already; what four eyes guard is the second one.
  if (rule.fourEyes && approver.isInviter && as === 'approver') return { obstacle: 'own-invitation' };
  return { as };
}

/** Whoever may approve may refuse, and so may somebody who has approved and learnt better. */
export function mayRefuse(
  visit: Pick<VisitState, 'needed'>,
  { isHost, isApprover }: Pick<Approver, 'isHost' | 'isApprover'>,
): boolean {
  return isApprover || (isHost && (visit.needed.includes('host') || visit.needed.length === 0));
}

export function missingApprovals({
  needed,
  approvals,
}: Pick<VisitState, 'needed' | 'approvals'>): readonly ApproverKind[] {
  return needed.filter((kind) => !approvals.some(({ as }) => as === kind));
}

export const isApproved = (visit: {
  readonly needed: readonly ApproverKind[];
  readonly approvals: readonly Approval[];
}): boolean => missingApprovals(visit).length === 0;
