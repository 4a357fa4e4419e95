import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runDatabases } from '../databases/run-databases.ts';
import { plainOnFlash } from '../flash/plain-on-flash.ts';
import { type MediumWay, removeMedium } from '../image/medium.ts';
import { memoryControls } from '../memory/control.ts';
import { vaultMemory } from '../memory/vault-memory.ts';
import { type NaiveOutcome, runNaive } from '../naive/run-naive.ts';
import { makePopulation, type Population } from '../people/population.ts';
import { runRecovery } from '../recover/run-recovery.ts';
import { databaseFindings } from './database-part.ts';
import { flashFindings } from './flash-part.ts';
import { memoryFindings } from './memory-part.ts';
import type { Findings, PartName, PartOutcome } from './part.ts';
import { plainFindings } from './plain-part.ts';
import { runOurs } from './run-ours.ts';
import { toolFindings } from './tools-part.ts';

export interface ForensicOptions {
  readonly people: number;
  readonly days: number;
  readonly parts: readonly PartName[];
  /** Whether programs of others are asked as well, where they are installed. */
  readonly tools: boolean;
  /** Which resets of the plain store are tried; all of them when absent. */
  readonly resets?: readonly string[] | undefined;
  /** How images are mounted; found out when absent. */
  readonly way?: MediumWay | undefined;
  /** Hears what begins, for somebody who waits. */
  readonly onStep?: ((step: string) => void) | undefined;
}

/** One person in so many has a photograph; among few everybody, because one picture more or less must not decide. */
const photographOneIn = 5;
const fewPeople = 200;

/**
 * Runs the parts asked for, in a folder of its own that is gone afterwards. A part that could not be run at all throws;
 * one that found something it must not find says so in its verdicts.
 */
export async function runForensic(options: ForensicOptions): Promise<readonly PartOutcome[]> {
  const folder = mkdtempSync(join(tmpdir(), 'vedette-forensic-'));
  const { people, days, parts, tools, way, onStep = () => {} } = options;
  const outcomes: PartOutcome[] = [];
  const run = async (part: PartName, work: () => Promise<Findings>): Promise<void> => {
    if (!parts.includes(part) || (part === 'tools' && !tools)) return;
    onStep(part);
    const start = performance.now();
    const findings = await work();
    outcomes.push({ part, seconds: (performance.now() - start) / 1000, ...findings });
  };
  try {
    const photographs = people < fewPeople ? people : Math.floor(people / photographOneIn);
    const population = await makePopulation({ people, photographs });
    await runPlain({ folder, population, days, way, onStep, only: options.resets }, run);
    await runOurs({ folder, population, days, way, tools, onStep }, run);
    await run('memory', async () => memoryFindings(await memoryControls(), await vaultMemory()));
    await run('databases', async () => databaseFindings(await runDatabases(folder, Math.floor(people / 2))));
    return outcomes;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Run = (part: PartName, work: () => Promise<Findings>) => Promise<void>;

interface PlainRun {
  readonly folder: string;
  readonly population: Population;
  readonly days: number;
  readonly way: MediumWay | undefined;
  readonly onStep: (step: string) => void;
  readonly only: readonly string[] | undefined;
}

/** The plain store, and what is looked at on it. */
async function runPlain({ folder, population, days, way, onStep, only }: PlainRun, run: Run): Promise<void> {
  let outcome: NaiveOutcome | undefined;
  const plain = async (): Promise<NaiveOutcome> => {
    outcome ??= await runNaive({
      ...{ folder, population, days, way, only },
      mebibytes: mebibytesFor(population.people.length),
      onStep: (name) => onStep(`  ${name}`),
    });
    return outcome;
  };
  await run('plain', async () => plainFindings(population, await plain()));
  await run('tools', async () => {
    const rows = await runRecovery((await plain()).reset.file, folder, population);
    return toolFindings(rows, population.photographs.length);
  });
  await run('flash', async () => flashFindings(plainOnFlash((await plain()).live.bytes(), population)));
  if (outcome !== undefined) for (const medium of [outcome.live, outcome.reset]) removeMedium(medium);
}

/** Room for everything that is written, and about as much again: an ordinary terminal is not full. */
function mebibytesFor(people: number): number {
  return Math.max(32, Math.ceil((people * 128) / 1000));
}
