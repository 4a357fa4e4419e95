import type { Command } from 'commander';
import type { JoinOptions } from '../custody/hand-in-share.ts';
import type { SplitOptions } from '../custody/split-custody.ts';
import type { Shell } from '../shell.ts';
import { newCommand } from '../usage/new-command.ts';
import { wholeNumber } from '../usage/values.ts';

/** `custody split`: from now on the platform starts only when enough people hand in their shares. */
export function custodySplit(shell: Shell): Command {
  const { custody: help } = shell.words.help;
  return newCommand(shell, 'split', help.split)
    .requiredOption('--key-file <file>', help.keyFile)
    .requiredOption('--shares <n>', help.shares, wholeNumber(2, 16))
    .requiredOption('--needed <k>', help.needed, wholeNumber(2, 16))
    .action(async (options: SplitOptions) => {
      const { splitCustody } = await import('../custody/split-custody.ts');
      await splitCustody(shell, options);
    });
}

/** `custody join`: one person hands in one share to a platform that waits for it. */
export function custodyJoin(shell: Shell): Command {
  const { custody: help } = shell.words.help;
  return newCommand(shell, 'join', help.join)
    .requiredOption('--key-file <file>', help.keyFile)
    .action(async (options: JoinOptions) => {
      const { handInShare } = await import('../custody/hand-in-share.ts');
      await handInShare(shell, options);
    });
}
