import { dutySchema } from '@vedette/contract';
import {
  type Duty,
  type DutyProblem,
  type DutyProblemCode,
  dutyProblems,
  VedetteError,
} from '@vedette/domain';
import { invalidInput } from '@vedette/server';

export interface FoundProblem {
  readonly path: string;
  readonly code: DutyProblemCode | 'input-invalid';
}

/** What the schema refuses in the duty's own words, by where it stands. */
const refusals: readonly (readonly [RegExp, DutyProblemCode])[] = [
  [/^identify\.anyOf$/, 'identify-empty'],
  [/^identify\.anyOf\.\d+$/, 'identify-method-unknown'],
  [/^require\.\d+\.check$/, 'check-unknown'],
  [/^collect\.[^.]+\.why$/, 'field-without-why'],
  [/^alarmOn\.\d+$/, 'alarm-unknown'],
  [/^openFor$|\.(?:within|minKeep|maxKeep)$/, 'duration-unreadable'],
];
const refusalAt = (path: string): FoundProblem['code'] =>
  refusals.find(([where]) => where.test(path))?.[1] ?? 'input-invalid';

/** Everything that is wrong with what somebody wrote, whether or not it has the shape of a duty. */
export function writtenProblems(written: unknown): readonly FoundProblem[] {
  const { data, error } = dutySchema.safeParse(written);
  if (error === undefined) return dutyProblems(data);
  const paths = new Set((invalidInput(error).details.problems ?? []).map(({ path }) => path));
  return [...paths].map((path) => ({ path, code: refusalAt(path) }));
}

/** @throws VedetteError `duty-invalid` with each of them */
export function demandFlawless(found: readonly (DutyProblem | FoundProblem)[]): void {
  if (found.length === 0) return;
  const problems = found.map(({ path, code }) => ({ path, message: code }));
  throw new VedetteError('duty-invalid', 'caller', { problems });
}

/** @throws VedetteError `duty-invalid` */
export function demandDuty(duty: Duty): Duty {
  demandFlawless(dutyProblems(duty));
  return duty;
}
