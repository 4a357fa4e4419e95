import type { Command } from 'commander';
import { defaultPort } from '../one-box/box-places.ts';
import { runOneBox } from '../one-box/run-one-box.ts';
import type { Shell } from '../shell.ts';
import { withDataFolder } from '../store/data-folder.ts';
import { newCommand } from '../usage/new-command.ts';
import { wholeNumber } from '../usage/values.ts';

interface StartOptions {
  readonly data: string;
  readonly port?: number;
  readonly demo?: true;
}

/** `start`: platform and terminal on this machine, joined to each other. `npm start` is this. */
export function start(shell: Shell): Command {
  const { help } = shell.words;
  return withDataFolder(newCommand(shell, 'start', help.start.about), shell)
    .option('--port <n>', help.start.port, wholeNumber(0, 65_525))
    .option('--demo', help.start.demo)
    .action(async ({ data, port, demo }: StartOptions) => {
      const fallback = shell.environment['VEDETTE_PORT'] ?? '';
      const chosen = port ?? (/^\d{1,5}$/.test(fallback) ? Number(fallback) : defaultPort);
      shell.leave(await runOneBox(shell, { data, port: chosen, demo: demo === true }));
    });
}
