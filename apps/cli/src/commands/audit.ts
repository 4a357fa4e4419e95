import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.ts';
import type { Shell } from '../shell.ts';
import { newCommand } from '../usage/new-command.ts';

/**
 * `audit`: walks the chain of every organisation of a platform, a line of JSON each. Leaves with 1 when one is broken.
 * The database is that of `DATABASE_URL`, or the built-in one of a platform that does not run now.
 */
export function audit(shell: Shell): Command {
  const { help } = shell.words;
  return newCommand(shell, 'audit', help.audit.about)
    .option('--data <folder>', help.platform.data, 'data/platform')
    .action(async ({ data }: { readonly data: string }) => {
      const { verifyChains } = await import('../store/verify-chains.ts');
      const url = shell.environment['DATABASE_URL'];
      let isWhole = true;
      for await (const chain of verifyChains(
        url === undefined || url === '' ? { dataFolder: data } : { url },
      )) {
        isWhole &&= chain.isWhole;
        await shell.output.json(chain);
      }
      if (!isWhole) shell.leave(exitCodes.notAll);
    });
}
