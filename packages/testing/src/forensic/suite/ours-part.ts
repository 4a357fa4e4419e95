import type { InsideFigure } from '../ours/inside.ts';
import type { Plan } from '../ours/plan.ts';
import { plantedOf, type SpoilCount, type StateOutcome, spoilKinds, states } from '../ours/states.ts';
import type { RecoveryRow } from '../recover/run-recovery.ts';
import { allFound, isNothing, type Score } from '../score/score.ts';
import { type Findings, type Table, type Verdict, verdict } from './part.ts';
import { scoreTable } from './score-table.ts';
import { toolTable } from './tools-part.ts';

export interface OursOutcome {
  readonly plan: Plan;
  readonly inside: readonly InsideFigure[];
  readonly states: readonly StateOutcome[];
  /** What tools of others get out of its medium, before it was retired and after; empty when none is asked. */
  readonly tools: readonly (readonly [when: string, rows: readonly RecoveryRow[]])[];
}

const leastShare = 0.95;

/** What our own sentinel leaves, state by state. */
export function oursFindings({ plan, inside, states: outcomes, tools }: OursOutcome): Findings {
  return {
    tables: [
      scoreTable(
        'Our sentinel: what lies in the clear',
        ['state', 'where'],
        outcomes.flatMap(({ state, raw, peeled }) => [
          [[state, 'chip and files'], raw] as const,
          [[state, 'store without its cipher'], peeled] as const,
        ]),
      ),
      spoilTable(plan, outcomes),
      ...tools.map(([when, rows]) => toolTable(`Other tools on our sentinel, ${when}`, rows)),
    ],
    verdicts: [
      ...insideVerdicts(inside),
      ...outcomes.flatMap(clearVerdicts),
      ...outcomes.flatMap((outcome) => openedVerdicts(plan, outcome)),
      ...tools.map(([when, rows]) => toolVerdict(when, rows)),
    ],
  };
}

function spoilTable(plan: Plan, outcomes: readonly StateOutcome[]): Table {
  const text = ({ inside, dying, outside }: SpoilCount): string => `${inside} + ${dying} + ${outside}`;
  const row = (name: string, of: StateOutcome['opened']) => [
    name,
    ...spoilKinds.map((kind) => text(of[kind])),
  ];
  return {
    title:
      'Our sentinel: what an attacker with every format and every share that is left opens (inside its period + in the last days of its key + outside)',
    columns: ['state', ...spoilKinds, 'shares', 'key files', 'roots', 'sealed'],
    rows: [
      [...row('planted', plantedOf(plan)), '', '', '', ''],
      ...outcomes.map(({ state, opened, spoils }) => [
        ...row(state, opened),
        ...[spoils.deviceShares, spoils.keyFiles, spoils.generations.length],
        spoils.sealed.parts + spoils.sealed.wrapped,
      ]),
    ],
  };
}

function toolVerdict(when: string, rows: readonly RecoveryRow[]): Verdict {
  const found = rows.filter(({ score }) => score !== null && !isNothing(score)).map(({ tool }) => tool);
  const asked = rows.filter(({ score }) => score !== null).length;
  const name = `other tools find nothing on our sentinel, ${when}`;
  return verdict(name, found.length === 0, found.join(', ') || `0, by ${asked} tools`);
}

function insideVerdicts(inside: readonly InsideFigure[]): readonly Verdict[] {
  const said = inside.map(({ what, opened, planted }) => `${what} ${opened}/${planted}`).join(', ');
  const holds = inside.every(({ opened, planted }) => opened === planted && planted > 0);
  return [verdict('everything inside its period opens', holds, said)];
}

function clearVerdicts({ state, raw, peeled }: StateOutcome): readonly Verdict[] {
  if (state === states.control) return [];
  const clear = (where: string, score: Score): Verdict =>
    verdict(
      `${state}: nothing planted lies in the clear ${where}`,
      isNothing(score),
      String(allFound(score)),
    );
  return [clear('on the chip or in a file', raw), clear('in the store without its cipher', peeled)];
}

function openedVerdicts(plan: Plan, { state, opened }: StateOutcome): readonly Verdict[] {
  const all = plantedOf(plan);
  const sum = (of: keyof SpoilCount, counts: StateOutcome['opened']): number =>
    spoilKinds.reduce((total, kind) => total + counts[kind][of], 0);
  const [inside, dying, outside] = [sum('inside', opened), sum('dying', opened), sum('outside', opened)];
  const planted = {
    inside: sum('inside', all),
    ever: sum('inside', all) + sum('dying', all) + sum('outside', all),
  };
  if (state === states.control) {
    const found = inside + dying + outside;
    const name = 'positive control: with every share that ever was, the attack opens it all';
    return [verdict(name, found >= leastShare * planted.ever, `${found}/${planted.ever}`)];
  }
  const kinds = spoilKinds
    .filter((kind) => opened[kind].outside > 0)
    .map((kind) => `${kind} ${opened[kind].outside}`);
  const none = verdict(`${state}: nothing outside its period opens`, outside === 0, kinds.join(', ') || '0');
  if (state !== states.live) {
    const name = `${state}: nothing opens at all`;
    return [none, verdict(name, inside + dying === 0, String(inside + dying))];
  }
  const name = `${state}: all inside opens, so the attack works`;
  return [none, verdict(name, inside === planted.inside, `${inside}/${planted.inside}`)];
}
