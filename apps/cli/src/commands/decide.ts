import { decisionContextSchema, factsSchema } from '@vedette/contract';
import { type Decision, decide, type Outcome } from '@vedette/domain';
import type { Command } from 'commander';
import { contextOf } from '../decision/context-of.ts';
import { decisionInWords } from '../decision/decision-in-words.ts';
import { readDuty } from '../decision/read-duty.ts';
import { readDocument } from '../input/read-document.ts';
import type { Shell } from '../shell.ts';
import { newCommand } from '../usage/new-command.ts';

interface DecideOptions {
  readonly duty: string;
  readonly facts: string;
  readonly context?: string;
  readonly json?: true;
}

const exitCodeOf: Readonly<Record<Outcome, number>> = { granted: 0, denied: 1, refer: 2, needs: 3 };

/** `decide --duty F --facts F`: the rule of the door without a door. */
export function decideCommand(shell: Shell): Command {
  const { help } = shell.words;
  return newCommand(shell, 'decide', help.decide.about)
    .requiredOption('--duty <file>', help.decide.duty)
    .requiredOption('--facts <file>', help.decide.facts)
    .option('--context <file>', help.decide.context)
    .option('--json', help.json)
    .action(async (options: DecideOptions, command: Command) => {
      refuseSharedInput(options, command);
      const decision = await decideOn(shell, options);
      shell.leave(exitCodeOf[decision.outcome]);
      if (options.json === true) {
        await shell.output.json({ ...decision, words: decisionInWords(shell, decision) });
      } else for (const line of decisionText(shell, decision)) await shell.output.line(line);
    });
}

/** Standard input can be read once. */
function refuseSharedInput({ duty, facts, context }: DecideOptions, command: Command): void {
  const fromInput = [duty, facts, context].filter((path) => path === '-');
  if (fromInput.length > 1) command.error("'-' '-'", { code: 'commander.conflictingOption' });
}

async function decideOn(shell: Shell, { duty, facts, context }: DecideOptions): Promise<Decision> {
  const document =
    context === undefined
      ? decisionContextSchema.parse({})
      : await readDocument(shell, context, decisionContextSchema);
  return decide(
    await readDuty(shell, duty),
    await readDocument(shell, facts, factsSchema),
    contextOf(document, shell.now()),
  );
}

function decisionText(shell: Shell, decision: Decision): readonly string[] {
  const { outcome, reasons, missing, notices } = decisionInWords(shell, decision);
  const { decide: words } = shell.words;
  return [
    outcome,
    ...(decision.subject === null ? [] : [`${words.subject}: ${decision.subject}`]),
    ...[...reasons, ...missing].map((line) => `  - ${line}`),
    ...(notices.length === 0 ? [] : [words.notices, ...notices.map((line) => `  - ${line}`)]),
  ];
}
