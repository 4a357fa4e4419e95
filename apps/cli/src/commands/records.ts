import { type Command, Option } from 'commander';
import type { Shell } from '../shell.ts';
import { withDataFolder } from '../store/data-folder.ts';
import type { RecordOptions } from '../store/list-records.ts';
import { newCommand } from '../usage/new-command.ts';
import { line, moment, wholeNumber } from '../usage/values.ts';

/** `records`: who came and went, without names unless a reason is given. */
export function records(shell: Shell): Command {
  const { help } = shell.words;
  return withDataFolder(newCommand(shell, 'records', help.records.about), shell)
    .option('--json', help.json)
    .option('--from <moment>', help.records.from, moment)
    .option('--to <moment>', help.records.to, moment)
    .addOption(
      new Option('--outcome <outcome>', help.records.outcome).choices(['granted', 'denied', 'refer']),
    )
    .option('--limit <n>', help.records.limit, wholeNumber(1, 999_999_999), 100)
    .option('--personal', help.records.personal)
    .option('--reason <text>', help.records.reason, line)
    .action(async (options: RecordOptions, command: Command) => {
      const needsReason = options.personal === true && options.reason === undefined;
      if (needsReason) command.error("'--reason'", { code: 'commander.missingMandatoryOptionValue' });
      const { listRecords } = await import('../store/list-records.ts');
      await listRecords(shell, options);
    });
}
