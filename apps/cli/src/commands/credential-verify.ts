import { credentialFormats } from '@vedette/domain';
import { type Command, Option } from 'commander';
import type { VerifyOptions } from '../credential/verify.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Shell } from '../shell.ts';
import { failingWith } from '../usage/command-failure.ts';
import { newCommand } from '../usage/new-command.ts';
import { line, signedMoment } from '../usage/values.ts';

const exitCodeOf = { verified: 0, rejected: 1, indeterminate: 2 } as const;

/** `credential verify < PAYLOAD`: what a lane would find, and why. */
export function credentialVerify(shell: Shell): Command {
  const { credential: help, json } = shell.words.help;
  const { usageOfJudges } = exitCodes;
  return newCommand(shell, 'verify', help.verify, usageOfJudges)
    .option('--trust <file...>', help.trust)
    .requiredOption('--at <instant>', help.at, signedMoment)
    .addOption(new Option('--format <format>', help.format).choices(credentialFormats))
    .option('--schema', help.schema)
    .option('--audience <name>', help.audience, line)
    .option('--show-subject', help.showSubject)
    .option('--json', json)
    .addHelpText('after', `\n${help.payload}`)
    .action((options: VerifyOptions, command: Command) =>
      failingWith(usageOfJudges, async () => {
        const { verifyInput } = await import('../credential/verify.ts');
        const outcome = await verifyInput(shell, options);
        if (outcome === null) command.error("'--trust'", { code: 'commander.missingMandatoryOptionValue' });
        else shell.leave(exitCodeOf[outcome]);
      }),
    );
}
