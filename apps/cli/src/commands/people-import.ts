import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.ts';
import type { ImportOptions } from '../people/import-folder.ts';
import type { Shell } from '../shell.ts';
import { withDataFolder } from '../store/data-folder.ts';
import { newCommand } from '../usage/new-command.ts';

/** `people import DIR`: enrols a folder of photographs while the terminal is off. */
export function peopleImport(shell: Shell): Command {
  const { help } = shell.words;
  return withDataFolder(newCommand(shell, 'import', help.people.import), shell)
    .argument('<folder>', help.people.folder)
    .option('--json', help.json)
    .action(async (folder: string, options: ImportOptions) => {
      const { importFolder } = await import('../people/import-folder.ts');
      const tally = await importFolder(shell, folder, options);
      if (tally.refused > 0) shell.leave(exitCodes.notAll);
    });
}
