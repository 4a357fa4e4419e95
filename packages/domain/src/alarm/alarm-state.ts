import type { Instant } from '../time/instant.ts';

export const alarmSeverities = ['info', 'warning', 'critical'] as const;
export type AlarmSeverity = (typeof alarmSeverities)[number];

/**
 * `open`: nobody has taken note; `acknowledged`: somebody deals with it; `cleared`: over and dealt with.
 * Whether its cause is still there is kept beside: an alarm whose cause has gone still wants somebody's eyes.
 */
export type AlarmPhase = 'open' | 'acknowledged' | 'cleared';

export interface AlarmState {
  readonly phase: AlarmPhase;
  /** Whether what raised it goes on; an event that is over at once, such as a red code, never does. */
  readonly isStanding: boolean;
  readonly assignee: string | null;
  /** How often it was raised. */
  readonly count: number;
  /** How many steps of the escalation plan it has gone. */
  readonly level: number;
  readonly raisedAt: Instant;
  readonly lastRaisedAt: Instant;
  /** Since when the next step of the plan counts: opened, or gone up a step. */
  readonly waitsSince: Instant;
}

/** What happens to an alarm. `by` is who did it. */
export type AlarmEvent =
  /** The same alarm at the same place, again; its cause may have begun to stand. */
  | { readonly kind: 'raised-again'; readonly at: Instant; readonly isStanding: boolean }
  | { readonly kind: 'acknowledged'; readonly at: Instant; readonly by: string }
  | { readonly kind: 'assigned'; readonly at: Instant; readonly by: string; readonly to: string | null }
  /** Nobody took note within the time of the plan. */
  | { readonly kind: 'escalated'; readonly at: Instant }
  /** What raised it is over: the door is closed, the sentinel is back. */
  | { readonly kind: 'cause-gone'; readonly at: Instant }
  | { readonly kind: 'cleared'; readonly at: Instant; readonly by: string }
  | { readonly kind: 'reopened'; readonly at: Instant; readonly by: string };
export type AlarmEventName = AlarmEvent['kind'];

export function raisedAlarm(at: Instant, isStanding: boolean): AlarmState {
  const fresh = { phase: 'open', assignee: null, count: 1, level: 0 } as const;
  return { ...fresh, isStanding, raisedAt: at, lastRaisedAt: at, waitsSince: at };
}
