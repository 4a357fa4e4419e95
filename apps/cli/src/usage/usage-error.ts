import type { CliPhrases } from '@vedette/phrases';
import type { Command, CommanderError } from 'commander';
import { fill } from '../output/fill.ts';

/** The command line was not used as it is meant, or help was asked for. */
export class UsageError extends Error {
  readonly command: Command;
  readonly error: CommanderError;
  readonly exitCode: number;

  constructor(error: CommanderError, command: Command, exitCode: number) {
    super(error.message);
    this.name = 'UsageError';
    this.error = error;
    this.command = command;
    this.exitCode = exitCode;
  }

  /** Help or the version was asked for, and given. */
  get isAnswered(): boolean {
    return this.error.code === 'commander.helpDisplayed' || this.error.code === 'commander.version';
  }

  /** The help was shown already, because a command needs one of its own commands. */
  get isShown(): boolean {
    return this.error.code === 'commander.help';
  }
}

const phraseOf: Readonly<Record<string, keyof CliPhrases['usage']>> = {
  'commander.unknownCommand': 'unknownCommand',
  'commander.unknownOption': 'unknownOption',
  'commander.missingArgument': 'missingArgument',
  'commander.optionMissingArgument': 'missingValue',
  'commander.missingMandatoryOptionValue': 'missingOption',
  'commander.excessArguments': 'excessArguments',
  'commander.invalidArgument': 'invalidValue',
  'commander.conflictingOption': 'conflict',
};

/** What was wrong, and how the command is used. Commander quotes what it complains of. */
export function usageText({ error, command }: UsageError, { usage }: CliPhrases): string {
  const what = [...error.message.matchAll(/'([^']*)'/g)].map(([, text]) => text).join(' ');
  const [, choices] = /Allowed choices are (.*)\.$/.exec(error.message) ?? [];
  const told = choices === undefined ? what : `${what} (${choices})`;
  const wrong = fill(usage[phraseOf[error.code] ?? 'wrong'], { what: told });
  return `vedette: ${wrong}\n${usage.usage} ${wholeUsage(command)}`;
}

function wholeUsage(command: Command): string {
  const names: string[] = [];
  for (let each: Command | null = command; each !== null; each = each.parent) names.unshift(each.name());
  return `${names.join(' ')} ${command.usage()}`;
}
