import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.ts';
import type { InstallOptions } from '../reader/install.ts';
import type { Shell } from '../shell.ts';
import { withDataFolder } from '../store/data-folder.ts';
import { newCommand } from '../usage/new-command.ts';
import { wholeNumber } from '../usage/values.ts';

/** `reader install-osdp`: gives a reader a key of its own while the terminal is off. */
export function readerInstallOsdp(shell: Shell): Command {
  const { reader: help, json } = shell.words.help;
  return withDataFolder(newCommand(shell, 'install-osdp', help.installOsdp), shell)
    .option('--lane <lane>', help.lane)
    .option('--reader <name>', help.name)
    .option('--key <file>', help.key)
    .option('--seconds <n>', help.seconds, wholeNumber(1, 600), 30)
    .option('--json', json)
    .action(async (options: InstallOptions) => {
      const { installOsdp } = await import('../reader/install.ts');
      if (!(await installOsdp(shell, options))) shell.leave(exitCodes.notAll);
    });
}
