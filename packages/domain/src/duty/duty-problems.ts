import { identifyMethods } from '../evidence/evidence.ts';
import { collectableFields } from '../privacy/field.ts';
import { parseDuration } from '../time/duration.ts';
import { isAlarmable } from './alarms.ts';
import type { Duty } from './duty.ts';
import { type DutyProblem, problem } from './duty-problem.ts';
import { requirementProblems } from './requirement-problems.ts';
import { asksForFace, waysWithoutFace } from './ways-without-face.ts';

/**
 * What is wrong with a duty beyond its shape; empty for one that may go on duty. Each problem has the
 * path of the member concerned (`require.2.list`) and a stable code, which is also a phrase key.
 */
export function dutyProblems(duty: Duty): readonly DutyProblem[] {
  return [
    ...purposeProblems(duty),
    ...identifyProblems(duty),
    ...requirementProblems(duty),
    ...collectProblems(duty),
    ...alarmProblems(duty),
    ...openForProblems(duty),
  ];
}

const purposeProblems = (duty: Duty): readonly DutyProblem[] =>
  duty.purpose.trim() === '' ? [problem('purpose-missing', 'purpose')] : [];

function identifyProblems(duty: Duty): readonly DutyProblem[] {
  if (duty.identify === undefined) return [];
  const { anyOf } = duty.identify;
  if (anyOf.length === 0) return [problem('identify-empty', 'identify.anyOf')];
  const each = anyOf.flatMap((method, at) => {
    const path = `identify.anyOf.${at}`;
    if (!identifyMethods.includes(method)) return [problem('identify-method-unknown', path)];
    return anyOf.indexOf(method) < at ? [problem('identify-method-duplicate', path)] : [];
  });
  const isFaceOnly = asksForFace(duty) && waysWithoutFace(duty).length === 0;
  return isFaceOnly ? [...each, problem('no-way-without-face', 'identify.anyOf')] : each;
}

function collectProblems(duty: Duty): readonly DutyProblem[] {
  return Object.entries(duty.collect).flatMap(([field, collection]) => {
    const path = `collect.${field}`;
    if (!collectableFields.some((known) => known === field)) return [problem('field-unknown', path)];
    if (collection === undefined) return [];
    const without = collection.why.trim() === '' ? [problem('field-without-why', `${path}.why`)] : [];
    return [...without, ...keepProblems(path, collection)];
  });
}

function keepProblems(
  path: string,
  { minKeep, maxKeep }: { readonly minKeep: string; readonly maxKeep: string },
): readonly DutyProblem[] {
  const [least, most] = [parseDuration(minKeep), parseDuration(maxKeep)];
  if (least === undefined) return [problem('duration-unreadable', `${path}.minKeep`)];
  if (most === undefined) return [problem('duration-unreadable', `${path}.maxKeep`)];
  return least > most ? [problem('keep-reversed', `${path}.minKeep`)] : [];
}

const alarmProblems = (duty: Duty): readonly DutyProblem[] =>
  duty.alarmOn.flatMap((entry, at) =>
    isAlarmable(entry) ? [] : [problem('alarm-unknown', `alarmOn.${at}`)],
  );

function openForProblems(duty: Duty): readonly DutyProblem[] {
  const openFor = parseDuration(duty.openFor);
  if (openFor === undefined) return [problem('duration-unreadable', 'openFor')];
  return openFor === 0 ? [problem('open-for-nothing', 'openFor')] : [];
}
