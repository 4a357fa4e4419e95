import { controlFigures, controlHolds } from '../naive/positive-control.ts';
import { factoryReset } from '../naive/resets.ts';
import type { NaiveOutcome } from '../naive/run-naive.ts';
import type { Population } from '../people/population.ts';
import { isNothing } from '../score/score.ts';
import { type Findings, type Verdict, verdict } from './part.ts';
import { scoreTable } from './score-table.ts';

/** Resets after which the block device shows nothing; not what flash below it keeps. */
const thorough = ['mkfs with discard', 'zeros over all, mkfs'];

export function plainFindings(population: Population, { lived, live, scores }: NaiveOutcome): Findings {
  const { people, photographs } = population;
  const title =
    `What a plain store leaves (${people.length} people, ${photographs.length} photographs, ` +
    `${lived.passesEver} passes of which ${lived.passesKept} were kept; ${live.way})`;
  const rows = [...scores].map(([name, score]) => [[name], score] as const);
  const cleared = [...scores].filter(([name]) => thorough.includes(name));
  const shown = cleared.filter(([, score]) => !isNothing(score)).map(([name]) => name);
  return {
    tables: [scoreTable(title, ['after'], rows)],
    verdicts: [
      ...control(population, lived.passesKept, scores),
      ...(cleared.length === 0
        ? []
        : [
            verdict(
              'negative control: what was zeroed is not found',
              shown.length === 0,
              shown.join(', ') || '0',
            ),
          ]),
    ],
  };
}

function control(
  population: Population,
  passesKept: number,
  scores: NaiveOutcome['scores'],
): readonly Verdict[] {
  const score = scores.get(factoryReset);
  if (score === undefined) return [];
  const figures = controlFigures(population, passesKept, score);
  const said = figures.map(({ what, found, planted }) => `${what} ${found}/${planted}`).join(', ');
  const holds = controlHolds(figures);
  const name = 'positive control: after a factory reset at least 95 % come back';
  return [verdict(name, holds, holds ? said : `the kit is broken: ${said}`)];
}
