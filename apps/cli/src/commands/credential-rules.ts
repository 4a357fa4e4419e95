import type { Command } from 'commander';
import type { RulesOptions } from '../credential/judge.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Shell } from '../shell.ts';
import { failingWith } from '../usage/command-failure.ts';
import { newCommand } from '../usage/new-command.ts';
import { country, signedMoment } from '../usage/values.ts';

const exitCodeOf = { accepted: 0, 'not-accepted': 1, open: 2 } as const;

/** `credential rules < PAYLOAD`: what the entry rules of a country say of a certificate. */
export function credentialRules(shell: Shell): Command {
  const { credential: help, json } = shell.words.help;
  const { usageOfJudges } = exitCodes;
  return newCommand(shell, 'rules', help.rules, usageOfJudges)
    .requiredOption('--rules <file>', help.rulesFile)
    .requiredOption('--valuesets <folder>', help.valueSets)
    .requiredOption('--at <instant>', help.at, signedMoment)
    .option('--country <code>', help.country, country)
    .option('--json', json)
    .action((options: RulesOptions, command: Command) =>
      failingWith(usageOfJudges, async () => {
        const { judgeInput } = await import('../credential/judge.ts');
        const outcome = await judgeInput(shell, options);
        if (outcome === null) command.error("'--country'", { code: 'commander.missingMandatoryOptionValue' });
        else shell.leave(exitCodeOf[outcome]);
      }),
    );
}
