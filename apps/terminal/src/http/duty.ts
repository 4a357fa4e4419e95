import { dutySchema } from '@vedette/contract';
import {
  type Duty,
  type DutyProblemCode,
  dutyProblems,
  presetDuty,
  presetNames,
  VedetteError,
} from '@vedette/domain';
import { invalidInput } from '@vedette/server';
import type { DutyVersion } from '@vedette/store';
import { actorNames } from '../use-cases/access/actor-names.ts';
import { changeDuty } from '../use-cases/duty/change-duty.ts';
import { missingParts } from '../use-cases/duty/missing-parts.ts';
import { callerOf } from './caller.ts';
import type { AppDeps } from './deps.ts';
import type { Handlers } from './serve.ts';

/** Until a duty names who answers for the data; the form asks for it before a preset can go on duty. */
const nobodyYet = { name: '—', contact: '—' };

/** What the schema refuses in the duty's own words, by where it stands. */
const refusals: readonly (readonly [RegExp, DutyProblemCode])[] = [
  [/^identify\.anyOf$/, 'identify-empty'],
  [/^identify\.anyOf\.\d+$/, 'identify-method-unknown'],
  [/^require\.\d+\.check$/, 'check-unknown'],
  [/^collect\.[^.]+\.why$/, 'field-without-why'],
  [/^alarmOn\.\d+$/, 'alarm-unknown'],
  [/^openFor$|\.(?:within|minKeep|maxKeep)$/, 'duration-unreadable'],
];
const refusalAt = (path: string): string =>
  refusals.find(([where]) => where.test(path))?.[1] ?? 'input-invalid';

export function dutyHandlers({ store, lanes, live }: AppDeps): Handlers<'duty'> {
  const { duties, lists, schedules, operators, audit } = store;
  const parts = { lists, schedules };

  const viewsOf = async (versions: readonly DutyVersion[]) => {
    const nameOf = await actorNames(operators);
    const newest = await duties.current();
    // A version that a platform rules may have been in force more than once.
    const isCurrent = ({ duty, at }: DutyVersion): boolean =>
      newest?.duty.id === duty.id && newest.duty.version === duty.version && newest.at === at;
    return versions.map((each) => {
      return { duty: each.duty, at: each.at, note: each.note, by: nameOf(each.by), current: isCurrent(each) };
    });
  };
  const viewOf = async (version: DutyVersion | null) => {
    const [view] = version === null ? [] : await viewsOf([version]);
    if (view === undefined) throw new VedetteError('not-found', 'caller', { at: 'duty' });
    return view;
  };
  const problemsOf = async (duty: Duty) => [...dutyProblems(duty), ...(await missingParts(parts, duty))];

  return {
    current: async () => viewOf(await duties.current()),
    presets: async () => {
      const processor = (await duties.current())?.duty.processor ?? nobodyYet;
      return presetNames.map((name) => presetDuty(name, { processor }));
    },
    history: async () => viewsOf(await duties.history()),
    check: async (c) => {
      const { data, error } = dutySchema.safeParse(c.req.valid('json'));
      if (error === undefined) return { problems: await problemsOf(data) };
      const problems = invalidInput(error).details.problems ?? [];
      const paths = [...new Set(problems.map(({ path }) => path))];
      return { problems: paths.map((path) => ({ path, code: refusalAt(path) })) };
    },
    put: async (c) => {
      const { duty, note } = c.req.valid('json');
      const change = { by: callerOf(c).operator.id, note };
      return viewOf(await changeDuty({ duties, parts, lanes, live, audit }, duty, change));
    },
  };
}
