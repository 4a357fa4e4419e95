import { Command, type Option } from 'commander';
import { exitCodes } from '../exit-codes.ts';
import type { Shell } from '../shell.ts';
import { UsageError } from './usage-error.ts';

/**
 * A command that speaks the operator's language and throws `UsageError` where commander would exit.
 * @param usageCode how it ends when it is used wrongly
 */
export function newCommand(
  shell: Shell,
  name: string,
  about: string,
  usageCode: number = exitCodes.usage,
): Command {
  const { words } = shell;
  const titles: Readonly<Record<string, string>> = {
    'Usage:': words.usage.usage,
    'Options:': words.usage.options,
    'Arguments:': words.usage.arguments,
    'Commands:': words.usage.commands,
  };
  const command = new Command(name)
    .description(about)
    .helpOption('-h, --help', words.help.help)
    .helpCommand(false)
    .showSuggestionAfterError(false)
    .configureHelp({ styleTitle: (title) => titles[title] ?? title, optionDescription })
    .configureOutput({ outputError: () => {} });
  command.exitOverride((error) => {
    throw new UsageError(error, command, usageCode);
  });
  return command;
}

function optionDescription({ description, argChoices, defaultValue }: Option): string {
  const choices = argChoices?.join(' | ');
  const otherwise = typeof defaultValue === 'string' ? `= ${defaultValue}` : undefined;
  return [description, choices, otherwise].filter((part) => part !== undefined).join('; ');
}
