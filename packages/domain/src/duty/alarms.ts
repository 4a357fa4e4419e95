import type { Decision } from '../decision/decision.ts';
import { type ReasonCode, reasonCodes } from '../decision/reason.ts';
import type { Duty } from './duty.ts';

/**
 * The reasons and notices of a decision from which the duty raises an alarm. A class such as
 * `screening-temperature` stands for all its reasons but `…:not-presented`: somebody who turned away
 * is no fever. A duty that means that too names the whole reason.
 */
export function alarmsOf(duty: Duty, decision: Decision): readonly ReasonCode[] {
  const said: readonly ReasonCode[] = [
    ...('reasons' in decision ? decision.reasons : []),
    ...decision.notices,
  ];
  return reasonCodes.filter((code) => said.includes(code) && duty.alarmOn.some((on) => matches(on, code)));
}

/** Whether an entry of `alarmOn` is a reason, or a class of reasons, that exists. */
export function isAlarmable(entry: string): boolean {
  return reasonCodes.some((code) => code === entry || classOf(code) === entry);
}

const classOf = (code: ReasonCode): string => code.slice(0, code.indexOf(':'));

const matches = (entry: string, code: ReasonCode): boolean =>
  entry === code || (entry === classOf(code) && !code.endsWith(':not-presented'));
