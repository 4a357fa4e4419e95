import { type Duty, VedetteError } from '@vedette/domain';
import type { Command } from 'commander';
import { readDuty } from '../decision/read-duty.ts';
import { exitCodes } from '../exit-codes.ts';
import { problemText } from '../output/describe-error.ts';
import { fill } from '../output/fill.ts';
import type { Shell } from '../shell.ts';
import { newCommand } from '../usage/new-command.ts';

type Problems = NonNullable<VedetteError['details']['problems']>;

/** `duty check FILE`: whether a duty may go on duty, and if not, why. */
export function dutyCheck(shell: Shell): Command {
  const { help } = shell.words;
  return newCommand(shell, 'check', help.duty.check)
    .argument('<file>', help.duty.file)
    .option('--json', help.json)
    .action(async (file: string, { json }: { readonly json?: true }) => {
      const { duty, problems } = await check(shell, file);
      if (problems.length > 0) shell.leave(exitCodes.notAll);
      if (json === true) await shell.output.json({ valid: problems.length === 0, problems });
      else await shell.output.line(duty === null ? problemsText(shell, problems) : validText(shell, duty));
    });
}

/** A document that is no JSON at all has no duty in it to check: that is thrown. */
async function check(
  shell: Shell,
  file: string,
): Promise<{ readonly duty: Duty | null; readonly problems: Problems }> {
  try {
    return { duty: await readDuty(shell, file), problems: [] };
  } catch (error) {
    const problems = error instanceof VedetteError ? error.details.problems : undefined;
    const isOfTheDuty = error instanceof VedetteError && error.cause === undefined;
    if (problems === undefined || !isOfTheDuty) throw error;
    return { duty: null, problems };
  }
}

function validText({ words, language }: Shell, { title, id, version }: Duty): string {
  return fill(words.duty.valid, { title: title[language], id, version });
}

function problemsText({ words }: Shell, problems: Problems): string {
  const lines = problems.map(problemText);
  return [fill(words.duty.invalid, { count: problems.length }), ...lines].join('\n');
}
