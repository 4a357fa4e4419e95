import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Finding } from '../doctor/finding.ts';
import { exitCodes } from '../exit-codes.ts';
import { table } from '../output/table.ts';
import type { Shell } from '../shell.ts';
import { withDataFolder } from '../store/data-folder.ts';
import { newCommand } from '../usage/new-command.ts';

interface DoctorOptions {
  readonly data: string;
  readonly json?: true;
}

/** `doctor`: whether this machine is ready for duty, and what to do if not. */
export function doctor(shell: Shell): Command {
  const { help } = shell.words;
  return withDataFolder(newCommand(shell, 'doctor', help.doctor), shell)
    .option('--json', help.json)
    .action(async (options: DoctorOptions) => {
      const { words, environment } = shell;
      const { examine } = await import('../doctor/examine.ts');
      const findings = await examine({ words: words.doctor, environment, data: resolve(options.data) });
      const isReady = findings.every(({ state }) => state !== 'failed');
      if (!isReady) shell.leave(exitCodes.notAll);
      if (options.json === true) await shell.output.json({ ready: isReady, findings });
      else for (const line of findingTable(shell, findings)) await shell.output.line(line);
    });
}

function findingTable({ words: { doctor: words } }: Shell, findings: readonly Finding[]): readonly string[] {
  return table(findings.map(({ what, state, says }) => [words.state[state], words[what].title, says]));
}
