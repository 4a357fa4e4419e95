import type { Duty } from '../duty/duty.ts';
import type { Facts } from '../evidence/evidence.ts';
import type { Situation } from './checks/check.ts';
import { runCheck } from './checks/index.ts';
import { conclude } from './conclude.ts';
import type { DecisionContext } from './context.ts';
import type { Decision } from './decision.ts';
import { identify } from './identify.ts';

/**
 * What the lane does with the person in front of it. Total and pure: every refusal is reported, the
 * order of the facts means nothing, and nothing unknown ever counts as good. The normative text is
 * `spec/duty.md`.
 * @param duty null when the sentinel has none
 */
export function decide(duty: Duty | null, facts: Facts, context: DecisionContext): Decision {
  if (duty === null) return decideWithoutDuty();
  const identity = identify(duty.identify, facts, context);
  const situation: Situation = { facts, context, identity };
  const asked = duty.identify === undefined ? [] : [identity.findings];
  const found = duty.require.map((requirement) => runCheck(requirement, situation));
  return conclude(identity.subject, [...asked, ...found], context.final);
}

/** A sentinel without a duty grants nobody; whether its lane stands open is the fail mode's affair. */
function decideWithoutDuty(): Decision {
  return { outcome: 'denied', reasons: ['duty:none'], subject: null, notices: [] };
}
