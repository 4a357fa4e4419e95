import { type Command, InvalidArgumentError } from 'commander';
import type { KeeperOptions } from '../keeper/run-keeper.ts';
import type { Shell } from '../shell.ts';
import { newCommand } from '../usage/new-command.ts';
import { wholeNumber } from '../usage/values.ts';

/** `keeper`: keeps the other half of the roots of terminals in the same network, until a signal ends it. */
export function keeper(shell: Shell): Command {
  const { keeper: help, json } = shell.words.help;
  return newCommand(shell, 'keeper', help.about)
    .option('--data <folder>', help.data, 'data/keeper')
    .option('--host <address>', help.host, '127.0.0.1')
    .option('--port <n>', help.port, wholeNumber(0, 65_535), 7930)
    .option('--allow <key=name>', help.allow, allowed)
    .option('--json', json)
    .action(async (options: KeeperOptions) => {
      const { runKeeper } = await import('../keeper/run-keeper.ts');
      await runKeeper(shell, options);
    });
}

function allowed(text: string, before: KeeperOptions['allow']): KeeperOptions['allow'] {
  const [, key, name] = /^([A-Za-z0-9_-]{43})=([^\p{Cc}]{1,80})$/u.exec(text) ?? [];
  if (key === undefined || name === undefined) throw new InvalidArgumentError('key=name');
  return [...(before ?? []), { key, name }];
}
