import type { Command } from 'commander';
import { CommandError } from '../output/command-error.ts';
import { runProgram } from '../run-program.ts';
import type { Shell } from '../shell.ts';
import { holdsStore, withDataFolder } from '../store/data-folder.ts';
import { newCommand } from '../usage/new-command.ts';

interface RetireOptions {
  readonly data: string;
  readonly confirm: string;
  readonly json?: true;
}

/** `retire`: a terminal that does not run, with no platform that would witness it. */
export function retire(shell: Shell): Command {
  const { retire: help } = shell.words.help;
  return withDataFolder(newCommand(shell, 'retire', help.about), shell)
    .requiredOption('--confirm <folder>', help.confirm)
    .option('--json', shell.words.help.json)
    .action(async ({ data, confirm, json }: RetireOptions) => {
      if (!holdsStore(data)) throw new CommandError('no-store', data);
      // The folder is named twice: there is no second thought afterwards.
      if (confirm !== data) throw new CommandError('not-confirmed', data);
      const args = ['--data', data, ...(json === true ? ['--json'] : [])];
      shell.leave(await runProgram('apps/terminal/src/retirement/standalone.ts', args));
    });
}
