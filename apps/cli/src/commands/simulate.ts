import { Argument, type Command } from 'commander';
import { runProgram } from '../run-program.ts';
import type { Shell } from '../shell.ts';
import { newCommand } from '../usage/new-command.ts';

const kinds = ['sentinel', 'city'] as const;

/** `simulate sentinel|city`: sentinels without hardware, by the real device link; options as the program says. */
export function simulate(shell: Shell): Command {
  const { help } = shell.words;
  return newCommand(shell, 'simulate', help.simulate.about)
    .addArgument(new Argument('<what>', help.simulate.what).choices(kinds))
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async (what: string, _options: object, command: Command) => {
      shell.leave(await runProgram('packages/testing/src/city/main.ts', [what, ...command.args.slice(1)]));
    });
}
