import { cpus, totalmem } from 'node:os';

/** A bound that a figure has to keep. */
export type Goal = { readonly figure: string } & ({ readonly atMost: number } | { readonly atLeast: number });

export interface Bench {
  /** The name of the bench. */
  readonly bench: string;
  /** What was measured, by name with its unit: `searchMs`. */
  readonly figures: Readonly<Record<string, number>>;
  readonly goals: readonly Goal[];
}

interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly platform: string;
  readonly node: string;
}

type JudgedGoal = Goal & { readonly holds: boolean };

function describeMachine(): Machine {
  const processors = cpus();
  return {
    cpu: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform}-${process.arch}`,
    node: process.version,
  };
}

/** Judges each goal by its figure; a goal whose figure is missing does not hold. */
function judge({ figures, goals }: Bench): JudgedGoal[] {
  return goals.map((goal) => {
    const figure = figures[goal.figure] ?? Number.NaN;
    return { ...goal, holds: 'atMost' in goal ? figure <= goal.atMost : figure >= goal.atLeast };
  });
}

/** Four significant digits are all that a bench can claim. */
const rounded = (value: number): number => Number(value.toPrecision(4));

function printTable(title: string, lines: readonly (readonly [string, string])[]): void {
  const width = Math.max(...lines.map(([name]) => name.length));
  console.log(`\n${title}`);
  for (const [name, value] of lines) console.log(`  ${name.padEnd(width)}  ${value}`);
}

function describeGoal(goal: JudgedGoal): [string, string] {
  const bound = 'atMost' in goal ? `at most ${goal.atMost}` : `at least ${goal.atLeast}`;
  return [goal.figure, `${bound}: ${goal.holds ? 'holds' : 'MISSED'}`];
}

/**
 * Prints a bench for people, and with `json` as one last line:
 * `{ bench, machine, figures, goals: [{ figure, atMost | atLeast, holds }] }`. The process ends with 1 when a goal
 * is missed.
 */
export function report(bench: Bench, json: boolean): void {
  const machine = describeMachine();
  const goals = judge(bench);
  const figures = Object.entries(bench.figures).map(([name, value]) => [name, rounded(value)] as const);
  const { cpu, cores, memoryGiB, platform, node } = machine;
  printTable(`bench ${bench.bench}`, [
    ['machine', `${cpu}, ${cores} cores, ${memoryGiB} GiB, ${platform}, ${node}`],
  ]);
  printTable(
    'figures',
    figures.map(([name, value]) => [name, String(value)]),
  );
  printTable('goals', goals.map(describeGoal));
  if (json) {
    console.log(JSON.stringify({ bench: bench.bench, machine, figures: Object.fromEntries(figures), goals }));
  }
  if (!goals.every(({ holds }) => holds)) process.exitCode = 1;
}
