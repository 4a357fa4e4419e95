import { existsSync } from 'node:fs';
import { Argument, type Command } from 'commander';
import { CommandError } from '../output/command-error.ts';
import { projectPath, runProgram } from '../run-program.ts';
import type { Shell } from '../shell.ts';
import { newCommand } from '../usage/new-command.ts';

const benches = [
  'gallery',
  'passage',
  'code-passage',
  'store',
  'erase',
  'credential',
  'sd-jwt',
  'qr',
  'ingest',
  'live',
  'fleet',
  'records',
  'log',
  'vault',
] as const;

/** `bench NAME`: a benchmark of the project, with whatever options it takes itself. */
export function bench(shell: Shell): Command {
  const { help } = shell.words;
  return newCommand(shell, 'bench', help.bench.about)
    .addArgument(new Argument('<name>', help.bench.name).choices(benches))
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async (name: (typeof benches)[number], _options: object, command: Command) => {
      const path = `bench/${name}.ts`;
      if (!existsSync(projectPath(path))) throw new CommandError('not-found', path);
      shell.leave(await runProgram(path, command.args.slice(1)));
    });
}
