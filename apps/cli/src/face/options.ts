import { availableParallelism } from 'node:os';
import { type Command, Option } from 'commander';
import type { Shell } from '../shell.ts';
import { wholeNumber } from '../usage/values.ts';
import { type Engines, openEngines } from './engines.ts';

export interface FaceOptions {
  readonly profile: string;
  readonly jobs: number;
}

const jobsMax = 16;

export function withFaceOptions(command: Command, { words }: Shell): Command {
  const { face } = words.help;
  return command
    .option('--profile <name>', face.profile, 'default')
    .addOption(
      new Option('--jobs <n>', face.jobs)
        .argParser(wholeNumber(1, jobsMax))
        .default(Math.min(jobsMax, availableParallelism())),
    );
}

/** Opens engines for the work and closes them after it, however it ends. */
export async function withEngines<T>(
  { environment }: Shell,
  { profile, jobs }: FaceOptions,
  work: (engines: Engines) => Promise<T>,
): Promise<T> {
  const modelsDir = environment['VEDETTE_MODELS'];
  const engines = await openEngines({ count: jobs, profile, modelsDir });
  try {
    return await work(engines);
  } finally {
    await engines.close();
  }
}
