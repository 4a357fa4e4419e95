import { type PresetName, presetDuty, presetNames } from '@vedette/domain';
import { Argument, type Command } from 'commander';
import type { Shell } from '../shell.ts';
import { newCommand } from '../usage/new-command.ts';
import { line } from '../usage/values.ts';

interface PresetOptions {
  readonly processor: string;
  readonly contact: string;
}

/** `duty preset NAME`: a duty to begin with. */
export function dutyPreset(shell: Shell): Command {
  const { help, duty } = shell.words;
  return newCommand(shell, 'preset', help.duty.preset)
    .addArgument(new Argument('<name>', help.duty.name).choices(presetNames))
    .option('--processor <name>', help.duty.processor, line, duty.processor)
    .option('--contact <text>', help.duty.contact, line, duty.contact)
    .action(async (name: PresetName, { processor, contact }: PresetOptions) => {
      const document = presetDuty(name, { processor: { name: processor, contact } });
      await shell.output.line(JSON.stringify(document, null, 2));
    });
}
