import type { Command } from 'commander';
import type { EraseCommandOptions } from '../erasure/erase-target.ts';
import type { Shell } from '../shell.ts';
import { newCommand } from '../usage/new-command.ts';
import { line, wholeNumber } from '../usage/values.ts';

/** `erase`: a whole medium, as an image or a block device, on a bench. */
export function erase(shell: Shell): Command {
  const { erase: help } = shell.words.help;
  return newCommand(shell, 'erase', help.about)
    .argument('<target>', help.target)
    .option('--plan', help.plan)
    .option('--serial <text>', help.serial, line)
    .option('--kit <file>', help.kit)
    .option('--journal <file>', help.journal)
    .option('--hunt <seconds>', help.hunt, wholeNumber(0, 86_400), 60)
    .option('--json', shell.words.help.json)
    .action(async (target: string, options: EraseCommandOptions) => {
      const { eraseTarget } = await import('../erasure/erase-target.ts');
      await eraseTarget(shell, target, options);
    });
}
