import { type Instant, instant, nextEscalation } from '@vedette/domain';
import type {
  ChannelId,
  DeliveryStore,
  EscalationRuleStore,
  PlatformAlarmStore,
  StoredAlarm,
} from '@vedette/store/platform';
import { type AlarmNews, outwardEventOf } from './tell-alarm.ts';

export interface EscalateDeps {
  readonly alarms: Pick<PlatformAlarmStore, 'waiting' | 'escalate'>;
  readonly escalationRules: Pick<EscalationRuleStore, 'ruleFor'>;
  readonly deliveries: Pick<DeliveryStore, 'publishTo'>;
  readonly tell: (news: AlarmNews) => Promise<void>;
}

/** The shortest step that a rule can have: what has waited less cannot be due. */
const shortest = 60_000;
const atOnce = 500;

/**
 * Takes alarms of which nobody has taken note up the next step of their rule. Any process may do it, at any time: a
 * step is taken once. @returns how many went up
 */
export async function escalateDue(deps: EscalateDeps, at: Instant): Promise<number> {
  let count = 0;
  for (const alarm of await deps.alarms.waiting(instant(at - shortest + 1), atOnce))
    if (await escalateOne(deps, alarm, at)) count += 1;
  return count;
}

async function escalateOne(deps: EscalateDeps, alarm: StoredAlarm, at: Instant): Promise<boolean> {
  const rule = await deps.escalationRules.ruleFor(alarm);
  const next = rule === null ? null : nextEscalation(rule.plan, alarm.severity, alarm.state);
  if (next === null || next.at > at) return false;
  const escalated = await deps.alarms.escalate(alarm.id, alarm.state.level, at);
  if (escalated === null) return false;
  const news = { alarm: escalated, what: 'escalated' } as const;
  const event = outwardEventOf(news);
  if (event !== null) await deps.deliveries.publishTo(next.step.tell as readonly ChannelId[], event, at);
  await deps.tell(news);
  return true;
}
