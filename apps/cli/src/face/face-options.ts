import { availableParallelism } from 'node:os';
import { type Command, Option } from 'commander';
import type { Shell } from '../shell.ts';
import { wholeNumber } from '../usage/values.ts';

export interface FaceOptions {
  readonly profile: string;
  readonly jobs: number;
  readonly json?: true;
}

const jobsMax = 16;

/** The options of every command that looks at pictures. */
export function withFaceOptions(command: Command, { words }: Shell): Command {
  const { face, json } = words.help;
  return command
    .option('--json', json)
    .option('--profile <name>', face.profile, 'default')
    .addOption(
      new Option('--jobs <n>', face.jobs)
        .argParser(wholeNumber(1, jobsMax))
        .default(Math.min(jobsMax, availableParallelism())),
    );
}
