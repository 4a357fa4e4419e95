import { createHash } from 'node:crypto';
import type { ApprovalSubject } from '@vedette/contract/platform';
import { type Instant, VedetteError } from '@vedette/domain';
import type { AccountId, ApprovalStore } from '@vedette/store/platform';
import type { AuditTrail } from '../module/audit.ts';
import type { Principal } from '../module/caller.ts';

export interface TwoPeopleNeeds {
  readonly approvals: Pick<ApprovalStore, 'use'>;
  readonly audit: AuditTrail;
  readonly now: () => Instant;
}

/**
 * Lets an act go on that another person has agreed to, once, and for exactly this. Gives who it was.
 * @throws VedetteError `approval-required`
 */
export type DemandSecondPerson = (
  principal: Principal,
  subject: ApprovalSubject,
  approval: string | undefined,
) => Promise<{ readonly agreedBy: string | null }>;

export function openTwoPeople({ approvals, audit, now }: TwoPeopleNeeds): DemandSecondPerson {
  return async ({ id, organisation }, subject, approval) => {
    const used = { by: id as AccountId, act: subject.act, subjectHash: subjectHash(subject) };
    const found = approval === undefined ? null : await approvals.use(approval, used, now());
    if (found === null) throw new VedetteError('approval-required', 'caller', { at: subject.act });
    await audit.append({
      ...{ organisation, actor: id, action: 'approval-used', target: found.id },
      detail: { act: subject.act, agreed: found.decidedBy },
    });
    return { agreedBy: found.decidedBy };
  };
}

/** The same for the same subject, in whatever order its members were written. */
export function subjectHash(subject: ApprovalSubject): string {
  return createHash('sha256')
    .update(JSON.stringify(ordered(subject)))
    .digest('hex');
}

function ordered(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(ordered);
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  return entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => [name, ordered(member)]);
}
