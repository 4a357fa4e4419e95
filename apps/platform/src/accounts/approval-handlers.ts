import type { ApprovalView, approvalRoutes, PlatformPermission } from '@vedette/contract/platform';
import { after, duration, VedetteError } from '@vedette/domain';
import type { AccountId, AccountStores, Approval, Cursor } from '@vedette/store/platform';
import { note } from '../module/audit.ts';
import { callerFor, demandProof, type Principal } from '../module/caller.ts';
import { type AccessOf, type HandlersOf, principalOf } from '../module/serve-module.ts';
import type { AccountDeps } from './deps.ts';
import { subjectHash } from './two-people.ts';

type Routes = typeof approvalRoutes;

export const approvalAccess: AccessOf<Routes> = {
  list: 'signed-in',
  request: 'signed-in',
  decide: 'approvals-decide',
};

/** What whoever asks must be allowed besides. */
const neededFor: Readonly<Record<string, PlatformPermission>> = {
  'records-export': 'records-export',
  'retention-hold': 'retention-change',
  'retention-hold-end': 'retention-change',
  'purpose-end': 'retention-change',
};
const life = duration(24 * 3_600_000);

export function approvalHandlers({ stores, audit, now }: AccountDeps): HandlersOf<Routes> {
  const viewsOf = (items: readonly Approval[]) => views(stores, items);
  return {
    list: async (c) => {
      const principal = principalOf(c);
      const { state, cursor, limit } = c.req.valid('query');
      const decider = callerFor(principal, 'approvals-decide');
      const mayAll = decider !== null && decider.reach.places === null;
      const reach = mayAll ? decider.reach : { organisations: [principal.organisation], places: null };
      const requestedBy = mayAll ? undefined : (principal.id as AccountId);
      const filter = { state, limit, requestedBy, cursor: cursor as Cursor | undefined };
      const page = await stores.approvals.list(reach, filter, now());
      return { items: await viewsOf(page.items), next: page.next };
    },
    request: async (c) => {
      const principal = principalOf(c);
      const { subject, reason } = c.req.valid('json');
      const caller = callerWith(principal, neededFor[subject.act]);
      const approval = await stores.approvals.request({
        ...{ organisation: principal.organisation, act: subject.act, subject, reason },
        ...{ subjectHash: subjectHash(subject), requestedBy: principal.id as AccountId },
        ...{ requestedAt: now(), expiresAt: after(now(), life) },
      });
      await note(audit, caller, 'approval-requested', approval.id, { act: subject.act });
      return theOnly(await viewsOf([approval]));
    },
    decide: async (c) => {
      const principal = principalOf(c);
      const caller = callerWith(principal, 'approvals-decide');
      // A request is the organisation's: who looks after some places may not open all of it.
      if (caller.reach.places !== null) throw new VedetteError('not-allowed', 'caller', { at: 'places' });
      // Two people, not a person and a program of his.
      if (principal.session === null) throw new VedetteError('not-allowed', 'caller', { at: 'key' });
      demandProof(principal, now());
      const { isApproved, note: text } = c.req.valid('json');
      const { id } = c.req.valid('param');
      const decision = { isApproved, note: text, by: principal.id as AccountId };
      const approval = await stores.approvals.decide(caller.reach, id, decision, now());
      await note(audit, caller, isApproved ? 'approval-given' : 'approval-refused', id, {
        act: approval.act,
      });
      return theOnly(await viewsOf([approval]));
    },
  };
}

function callerWith(principal: Principal, permission: PlatformPermission | undefined) {
  const caller = permission === undefined ? null : callerFor(principal, permission);
  if (caller === null) throw new VedetteError('not-allowed', 'caller', { at: permission ?? 'act' });
  return caller;
}

async function views({ accounts }: AccountStores, items: readonly Approval[]): Promise<ApprovalView[]> {
  const people = items.flatMap(({ requestedBy, decidedBy }) => [
    requestedBy,
    ...(decidedBy === null ? [] : [decidedBy]),
  ]);
  const names = await accounts.names([...new Set(people)]);
  return items.map(({ act: _, subject, decidedBy, ...rest }) => ({
    ...rest,
    ...{ subject: subject as Record<string, unknown>, decidedBy },
    requestedByName: names.get(rest.requestedBy) ?? null,
    decidedByName: decidedBy === null ? null : (names.get(decidedBy) ?? null),
  }));
}

function theOnly(all: readonly ApprovalView[]): ApprovalView {
  const [one] = all;
  if (one === undefined) throw new VedetteError('internal', 'self', { at: 'approval' });
  return one;
}
