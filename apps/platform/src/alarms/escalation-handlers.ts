import { randomUUID } from 'node:crypto';
import type { EscalationRuleView, escalationRoutes } from '@vedette/contract/platform';
import { duration, type Instant, type OrganisationId } from '@vedette/domain';
import type {
  EscalationRule,
  EscalationRuleId,
  EscalationRuleStore,
  LocationId,
} from '@vedette/store/platform';
import { type AuditTrail, note } from '../module/audit.ts';
import { type AccessOf, callerOf, type HandlersOf } from '../module/serve-module.ts';

type Routes = typeof escalationRoutes;

export interface EscalationDeps {
  readonly escalationRules: EscalationRuleStore;
  readonly audit: AuditTrail;
  readonly now: () => Instant;
}

export const escalationAccess: AccessOf<Routes> = {
  list: 'alarms-see',
  create: 'integrations-change',
  replace: 'integrations-change',
  remove: 'integrations-change',
};

const minute = 60_000;

export function escalationHandlers({ escalationRules, audit, now }: EscalationDeps): HandlersOf<Routes> {
  return {
    list: async (c) => ({ items: (await escalationRules.list(callerOf(c).reach)).map(ruleView) }),
    create: async (c) => {
      const caller = callerOf(c);
      const { organisation = caller.organisation, ...written } = c.req.valid('json');
      const rule = ruleOf(randomUUID(), organisation, written);
      const made = await escalationRules.put(caller.reach, rule, true, now());
      await note(audit, caller, 'escalation-rule-created', made.id);
      return ruleView(made);
    },
    replace: async (c) => {
      const caller = callerOf(c);
      const { id } = c.req.valid('param');
      const rule = ruleOf(id, caller.organisation, c.req.valid('json'));
      const made = await escalationRules.put(caller.reach, rule, false, now());
      await note(audit, caller, 'escalation-rule-changed', id);
      return ruleView(made);
    },
    remove: async (c) => {
      const caller = callerOf(c);
      const id = c.req.valid('param').id as EscalationRuleId;
      await escalationRules.remove(caller.reach, id);
      await note(audit, caller, 'escalation-rule-removed', id);
      return undefined;
    },
  };
}

type Written = Omit<EscalationRuleView, 'id' | 'organisation'>;

function ruleOf(
  id: string,
  organisation: string,
  { name, from, places, steps, isActive }: Written,
): EscalationRule {
  return {
    ...{ name, isActive },
    id: id as EscalationRuleId,
    organisation: organisation as OrganisationId,
    places: places as LocationId[] | null,
    plan: {
      from,
      steps: steps.map(({ afterMinutes, tell }) => ({ after: duration(afterMinutes * minute), tell })),
    },
  };
}

function ruleView({ id, organisation, name, plan, places, isActive }: EscalationRule): EscalationRuleView {
  return {
    ...{ id, organisation, name, isActive, from: plan.from },
    places: places === null ? null : [...places],
    steps: plan.steps.map(({ after, tell }) => ({ afterMinutes: after / minute, tell: [...tell] })),
  };
}
