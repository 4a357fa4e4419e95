import { type Command, Option } from 'commander';
import type { DrawnCode, IssueOptions } from '../credential/issue.ts';
import type { Shell } from '../shell.ts';
import { newCommand } from '../usage/new-command.ts';
import { line, moment } from '../usage/values.ts';

interface WrittenOptions extends Omit<IssueOptions, 'qr'> {
  readonly qr?: readonly string[];
}

/** `credential issue-pass`: a pass of a site that has no admin at hand, or for a test. */
export function credentialIssuePass(shell: Shell): Command {
  const { credential: help, json } = shell.words.help;
  return newCommand(shell, 'issue-pass', help.issue)
    .requiredOption('--key <file>', help.key)
    .option('--new-key', help.newKey)
    .requiredOption('--issuer <id>', help.issuer, line)
    .requiredOption('--subject <id>', help.subject, line)
    .addOption(new Option('--kind <kind>', help.kind).choices(['member', 'visit']).makeOptionMandatory())
    .addOption(
      new Option('--entries <entries>', help.entries).choices(['single', 'multiple']).makeOptionMandatory(),
    )
    .option('--from <moment>', help.from, moment)
    .requiredOption('--until <moment>', help.until, moment)
    .option('--zone <id...>', help.zone)
    .option('--holder-key <file>', help.holderKey)
    .option('--qr <how...>', help.qr)
    .option('--trust-out <file>', help.trustOut)
    .option('--json', json)
    .action(async ({ qr, ...options }: WrittenOptions, command: Command) => {
      const drawn = drawnCode(qr, command);
      const { issueOne } = await import('../credential/issue.ts');
      await issueOne(shell, { ...options, ...(drawn === undefined ? {} : { qr: drawn }) });
    });
}

/** `terminal`, or `svg` and the name of a file. */
function drawnCode(words: readonly string[] | undefined, command: Command): DrawnCode | undefined {
  if (words === undefined) return undefined;
  const [on, path, ...more] = words;
  if (on === 'terminal' && path === undefined) return { on };
  if (on === 'svg' && path !== undefined && more.length === 0) return { on, path };
  return command.error(`'--qr' '${words.join(' ')}'`, { code: 'commander.invalidArgument' });
}
