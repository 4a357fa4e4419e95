import type { Duration } from '../time/duration.ts';
import { after, type Instant } from '../time/instant.ts';
import { type AlarmSeverity, type AlarmState, alarmSeverities } from './alarm-state.ts';

/** One step: how long nobody may have taken note before these are told as well. */
export interface EscalationStep {
  readonly after: Duration;
  /** Names of channels: a webhook, a mail address, a robot. */
  readonly tell: readonly string[];
}

export interface EscalationPlan {
  /** Below this nothing escalates. */
  readonly from: AlarmSeverity;
  /** In order; each counts from the one before it. */
  readonly steps: readonly EscalationStep[];
}

/** When an alarm goes up its next step; null when it does not. */
export function nextEscalation(
  plan: EscalationPlan,
  severity: AlarmSeverity,
  alarm: AlarmState,
): { readonly at: Instant; readonly step: EscalationStep } | null {
  if (alarm.phase !== 'open' || !isAtLeast(severity, plan.from)) return null;
  const step = plan.steps[alarm.level];
  if (step === undefined) return null;
  return { at: after(alarm.waitsSince, step.after), step };
}

/** Whether a severity is as grave as another, or graver. */
export function isAtLeast(severity: AlarmSeverity, floor: AlarmSeverity): boolean {
  return alarmSeverities.indexOf(severity) >= alarmSeverities.indexOf(floor);
}
