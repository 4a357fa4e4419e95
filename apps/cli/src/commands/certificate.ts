import type { CertificateVerdict } from '@vedette/vault/certificate';
import type { Command } from 'commander';
import type { VerifyOptions } from '../certificate/verify-files.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Shell } from '../shell.ts';
import { failingWith } from '../usage/command-failure.ts';
import { newCommand } from '../usage/new-command.ts';

const { usageOfJudges } = exitCodes;
const exitCodeOf: Readonly<Record<CertificateVerdict, number>> = {
  ...{ good: 0, bad: 1, intact: 2, unreadable: usageOfJudges },
};

/** `certificate verify FILE…`: whether a certificate is what it says, without a network. */
export function certificateVerify(shell: Shell): Command {
  const { certificate: help, json } = shell.words.help;
  return newCommand(shell, 'verify', help.verify, usageOfJudges)
    .argument('<file...>', help.files)
    .option('--keys <file...>', help.keys)
    .option('--json', json)
    .addHelpText('after', `\n${help.exits}`)
    .action((files: readonly string[], options: VerifyOptions) =>
      failingWith(usageOfJudges, async () => {
        const { verifyFiles } = await import('../certificate/verify-files.ts');
        shell.leave(exitCodeOf[await verifyFiles(shell, files, options)]);
      }),
    );
}

/** `certificate show FILE…`: what it says, believed or not. */
export function certificateShow(shell: Shell): Command {
  const { certificate: help, json } = shell.words.help;
  return newCommand(shell, 'show', help.show, usageOfJudges)
    .argument('<file...>', help.files)
    .option('--json', json)
    .action((files: readonly string[], options: { readonly json?: true }) =>
      failingWith(usageOfJudges, async () => {
        const { showFiles } = await import('../certificate/show-files.ts');
        await showFiles(shell, files, options.json === true);
      }),
    );
}
