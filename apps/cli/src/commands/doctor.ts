import { resolve } from 'node:path';
import type { Command } from 'commander';
import { examineBrowser } from '../doctor/browser.ts';
import { examineDisk } from '../doctor/disk.ts';
import type { Finding, Patient } from '../doctor/finding.ts';
import { examineKeyFile } from '../doctor/key-file.ts';
import { examineModels } from '../doctor/models.ts';
import { examinePages } from '../doctor/pages.ts';
import { examineRuntime } from '../doctor/runtime.ts';
import { examineStore } from '../doctor/store.ts';
import { exitCodes } from '../exit-codes.ts';
import { table } from '../output/table.ts';
import type { Shell } from '../shell.ts';
import { withDataFolder } from '../store/data-folder.ts';
import { newCommand } from '../usage/new-command.ts';

interface DoctorOptions {
  readonly data: string;
  readonly json?: true;
}

const examinations = [
  examineRuntime,
  examineModels,
  examineKeyFile,
  examineStore,
  examineDisk,
  examinePages,
  examineBrowser,
];

/** `doctor`: whether this machine is ready for duty, and what to do if not. */
export function doctor(shell: Shell): Command {
  const { help } = shell.words;
  return withDataFolder(newCommand(shell, 'doctor', help.doctor), shell)
    .option('--json', help.json)
    .action(async (options: DoctorOptions) => {
      const { words, environment } = shell;
      const findings = await examine({ words: words.doctor, environment, data: resolve(options.data) });
      const isReady = findings.every(({ state }) => state !== 'failed');
      if (!isReady) shell.leave(exitCodes.notAll);
      if (options.json === true) await shell.output.json({ ready: isReady, findings });
      else for (const line of findingTable(shell, findings)) await shell.output.line(line);
    });
}

async function examine(patient: Patient): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const examination of examinations) findings.push(await examination(patient));
  return findings;
}

function findingTable({ words: { doctor: words } }: Shell, findings: readonly Finding[]): readonly string[] {
  return table(findings.map(({ what, state, says }) => [words.state[state], words[what].title, says]));
}
