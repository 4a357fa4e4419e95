import { resolve } from 'node:path';
import { openFaceEngine } from '@vedette/face';
import type { TerminalStore } from '@vedette/store';
import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.ts';
import { fileFault } from '../input/file-fault.ts';
import { walk } from '../input/image-files.ts';
import { faceProfileOf } from '../people/face-profile.ts';
import { planImport } from '../people/plan-import.ts';
import { type ImportTally, runImport } from '../people/run-import.ts';
import type { Shell } from '../shell.ts';
import { withDataFolder } from '../store/data-folder.ts';
import { withStore } from '../store/with-store.ts';
import { newCommand } from '../usage/new-command.ts';

interface ImportOptions {
  readonly data: string;
  readonly json?: true;
}

/** `people import DIR`: enrols a folder of photographs while the terminal is off. */
export function peopleImport(shell: Shell): Command {
  const { help } = shell.words;
  return withDataFolder(newCommand(shell, 'import', help.people.import), shell)
    .argument('<folder>', help.people.folder)
    .option('--json', help.json)
    .action(async (folder: string, options: ImportOptions) => {
      const tally = await withStore(shell, options.data, (store) => run(shell, store, folder, options));
      if (tally.refused > 0) shell.leave(exitCodes.notAll);
    });
}

async function run(
  shell: Shell,
  store: TerminalStore,
  folder: string,
  options: ImportOptions,
): Promise<ImportTally> {
  const plan = await planImport(walk(folder, () => true)).catch((cause: unknown) => {
    throw fileFault(folder, cause);
  });
  const modelsDir = shell.environment['VEDETTE_MODELS'];
  const face = await openFaceEngine({
    profile: await faceProfileOf(resolve(options.data)),
    ...(modelsDir === undefined ? {} : { modelsDir }),
  });
  try {
    return await runImport(shell, { store, face }, plan, options.json === true);
  } finally {
    await face.close();
  }
}
