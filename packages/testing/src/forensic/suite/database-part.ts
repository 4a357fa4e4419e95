import type { PlatformOutcome } from '../databases/platform.ts';
import type { Remains } from '../databases/remains.ts';
import type { Leftover } from '../databases/sqlite-leftovers.ts';
import type { TerminalRemains } from '../databases/terminal.ts';
import { type Findings, type Table, type Verdict, verdict } from './part.ts';

export interface DatabaseOutcomes {
  readonly leftovers: readonly Leftover[];
  readonly leftoverPeople: number;
  readonly terminal: TerminalRemains;
  readonly platform: PlatformOutcome;
}

export function databaseFindings(outcomes: DatabaseOutcomes): Findings {
  const { leftovers, leftoverPeople, terminal, platform } = outcomes;
  return {
    tables: [leftoverTable(leftovers, leftoverPeople), terminalTable(terminal), platformTable(platform)],
    verdicts: [
      ...leftoverVerdicts(leftovers, leftoverPeople),
      ...terminalVerdicts(terminal),
      ...platformVerdicts(platform),
    ],
  };
}

function leftoverTable(leftovers: readonly Leftover[], people: number): Table {
  return {
    title: `SQLite with its defaults: of ${people} deleted people so many are in its files`,
    columns: ['treatment', 'journal', 'while open', 'after close'],
    rows: leftovers.map(({ treatment, journal, open, closed }) => [treatment, journal, open, closed]),
  };
}

/** The search must find what is known to be there, or its zeros mean nothing. */
function leftoverVerdicts(leftovers: readonly Leftover[], people: number): readonly Verdict[] {
  const of = (treatment: string): number =>
    Math.min(...leftovers.filter((one) => one.treatment === treatment).map(({ closed }) => closed));
  const deleted = of('DELETE');
  const analysed = of('ANALYZE, DELETE, VACUUM');
  return [
    verdict(
      'positive control: DELETE alone leaves at least 95 %',
      deleted >= 0.95 * people,
      `${deleted}/${people}`,
    ),
    verdict('positive control: statistics outlive VACUUM', analysed > 0, `${analysed}/${people}`),
  ];
}

function terminalTable({ people, removed, peeled, raw }: TerminalRemains): Table {
  return {
    title: `A sentinel's store: ${people} people, ${removed} of them removed, all records past their time`,
    columns: ['place', 'kept', 'removed'],
    rows: [...peeled, ...raw].map(cells),
  };
}

function terminalVerdicts({ removed, peeled, raw }: TerminalRemains): readonly Verdict[] {
  const gone = countGone([...peeled, ...raw]);
  const kept = raw.reduce((sum, one) => sum + one.kept, 0);
  return [
    verdict('nobody who was removed is left in the store of a sentinel', gone === 0, `${gone}/${removed}`),
    verdict(
      'nobody at all is in its files as they lie',
      kept + countGone(raw) === 0,
      String(kept + countGone(raw)),
    ),
  ];
}

function platformTable({ people, removed, statistics, files }: PlatformOutcome): Table {
  return {
    title: `A platform's database: ${people} people, ${removed} of them removed; who stands there in the clear`,
    columns: ['place', 'kept', 'removed'],
    rows: [...files, statistics].map(cells),
  };
}

function platformVerdicts({ removed, statistics, files, bodies }: PlatformOutcome): readonly Verdict[] {
  const remains = [...files, statistics];
  const gone = remains.filter((one) => one.gone > 0).map((one) => `${one.place} ${one.gone}/${removed}`);
  const kept = Math.max(...remains.map((one) => one.kept));
  return [
    verdict('positive control: people who are kept are found in the database', kept > 0, String(kept)),
    verdict(
      'sealed bodies of records all open',
      bodies.opened === bodies.planted,
      `${bodies.opened}/${bodies.planted}`,
    ),
    verdict('nobody who was removed is found in the clear', gone.length === 0, gone.join(', ') || '0'),
  ];
}

const cells = ({ place, kept, gone }: Remains) => [place, kept, gone] as const;

function countGone(remains: readonly Remains[]): number {
  return remains.reduce((sum, { gone }) => sum + gone, 0);
}
