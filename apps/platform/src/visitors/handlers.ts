import type { visitRoutes } from '@vedette/contract/platform';
import { instant, type PersonId, VedetteError } from '@vedette/domain';
import type { Cursor, LocationId, VisitId } from '@vedette/store/platform';
import { note } from '../module/audit.ts';
import { reasonOf } from '../module/caller.ts';
import { type AccessOf, callerOf, type HandlersOf } from '../module/serve-module.ts';
import { badgeHandlers } from './badge-handlers.ts';
import { decide, theVisit } from './decide.ts';
import type { VisitorDeps } from './deps.ts';
import { acceptAtDesk, admit, cancel, deskStep, extend, move, noteEscort } from './desk.ts';
import { exportVisits } from './export-visits.ts';
import { invite, walkIn } from './invite.ts';
import { visitPass } from './issue-pass.ts';
import { visitViews } from './visit-view.ts';

type Routes = typeof visitRoutes;

export const visitAccess: AccessOf<Routes> = {
  invite: 'visitors-invite',
  walkIn: 'visitors-desk',
  list: 'visitors-see',
  get: 'visitors-see',
  steps: 'visitors-see',
  // Hosts decide on their own visits without the right to decide on others’: the use case looks who it is.
  approve: 'visitors-see',
  refuse: 'visitors-see',
  cancel: 'visitors-see',
  arrive: 'visitors-desk',
  admit: 'visitors-desk',
  leave: 'visitors-desk',
  escort: 'visitors-desk',
  accept: 'visitors-desk',
  move: 'visitors-see',
  extend: 'visitors-see',
  pass: 'visitors-desk',
  badge: 'visitors-desk',
  badgePdf: 'visitors-desk',
  exportCsv: 'people-export',
};

interface ById {
  readonly req: { valid(of: 'param'): { id: string } };
}
const idOf = (c: ById): VisitId => c.req.valid('param').id as VisitId;
const optionalInstant = (at: number | undefined) => (at === undefined ? undefined : instant(at));

export function visitHandlers(deps: VisitorDeps): HandlersOf<Routes> {
  return {
    ...inviting(deps),
    ...reading(deps),
    ...deciding(deps),
    ...atTheDesk(deps),
    ...printing(deps),
    ...badgeHandlers(deps),
  };
}

function inviting(deps: VisitorDeps): Pick<HandlersOf<Routes>, 'invite' | 'walkIn'> {
  return {
    invite: (c) => invite(deps, callerOf(c), c.req.valid('json')),
    walkIn: (c) => walkIn(deps, callerOf(c), c.req.valid('json')),
  };
}

function reading(deps: VisitorDeps): Pick<HandlersOf<Routes>, 'list' | 'get' | 'steps'> {
  const { stores, audit } = deps;
  return {
    list: async (c) => {
      const caller = callerOf(c);
      const reason = reasonOf(caller, c.req.valid('header')['vedette-reason']);
      const { cursor, limit, ...rest } = c.req.valid('query');
      const page = await stores.visits.list(caller.reach, {
        ...filterOf(rest),
        ...{ limit, cursor: cursor as Cursor | undefined },
      });
      await note(audit, caller, 'visits-seen', null, { reason, count: page.items.length });
      return { items: await visitViews(stores, caller, page.items), next: page.next };
    },
    get: async (c) => {
      const caller = callerOf(c);
      const reason = reasonOf(caller, c.req.valid('header')['vedette-reason']);
      const { visit } = await theVisit(stores, caller.reach, idOf(c));
      await note(audit, caller, 'visit-seen', visit.id, { reason });
      const [view] = await visitViews(stores, caller, [visit]);
      if (view === undefined) throw new VedetteError('internal', 'self', { at: 'visit' });
      return view;
    },
    steps: async (c) => {
      const { reach } = callerOf(c);
      await theVisit(stores, reach, idOf(c));
      const steps = await stores.visits.steps(reach, idOf(c));
      return steps.map(({ at, kind, by }) => ({ at, kind, by }));
    },
  };
}

function deciding(
  deps: VisitorDeps,
): Pick<HandlersOf<Routes>, 'approve' | 'refuse' | 'cancel' | 'move' | 'extend'> {
  return {
    approve: (c) => decide(deps, callerOf(c), idOf(c), 'approve'),
    refuse: (c) => decide(deps, callerOf(c), idOf(c), 'refuse'),
    cancel: (c) => cancel(deps, callerOf(c), idOf(c)),
    move: (c) => {
      const { from, until } = c.req.valid('json');
      return move(deps, callerOf(c), idOf(c), { from: instant(from), until: instant(until) });
    },
    extend: (c) => extend(deps, callerOf(c), idOf(c), instant(c.req.valid('json').until)),
  };
}

function atTheDesk(
  deps: VisitorDeps,
): Pick<HandlersOf<Routes>, 'arrive' | 'admit' | 'leave' | 'escort' | 'accept'> {
  return {
    arrive: (c) => deskStep(deps, callerOf(c), idOf(c), 'arrive'),
    leave: (c) => deskStep(deps, callerOf(c), idOf(c), 'leave'),
    admit: (c) => admit(deps, callerOf(c), idOf(c)),
    escort: (c) => noteEscort(deps, callerOf(c), idOf(c), c.req.valid('json').person as PersonId),
    accept: (c) => acceptAtDesk(deps, callerOf(c), idOf(c), c.req.valid('json')),
  };
}

function printing(deps: VisitorDeps): Pick<HandlersOf<Routes>, 'pass' | 'exportCsv'> {
  const { stores, audit } = deps;
  return {
    pass: async (c) => {
      const caller = callerOf(c);
      const { visit, invitation } = await theVisit(stores, caller.reach, idOf(c));
      const pass = await visitPass(deps, visit, invitation);
      await note(audit, caller, 'visit-pass-issued', visit.id);
      return pass;
    },
    exportCsv: async (c) => {
      const caller = callerOf(c);
      const reason = reasonOf(caller, c.req.valid('header')['vedette-reason']);
      const { language, ...rest } = c.req.valid('query');
      return exportVisits(deps, caller, filterOf(rest), language ?? 'zh-CN', reason);
    },
  };
}

interface Filter {
  readonly site?: number | undefined;
  readonly phase?: VisitFilterPhase | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}
type VisitFilterPhase = NonNullable<Parameters<VisitorDeps['stores']['visits']['list']>[1]['phases']>[number];

function filterOf({ site, phase, from, to }: Filter) {
  return {
    site: site as LocationId | undefined,
    phases: phase === undefined ? undefined : [phase],
    ...{ from: optionalInstant(from), to: optionalInstant(to) },
  };
}
