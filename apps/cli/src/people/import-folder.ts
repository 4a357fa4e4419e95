import { resolve } from 'node:path';
import { openFaceEngine } from '@vedette/face';
import type { TerminalStore } from '@vedette/store';
import { fileFault } from '../input/file-fault.ts';
import { walk } from '../input/image-files.ts';
import type { Shell } from '../shell.ts';
import { withStore } from '../store/with-store.ts';
import { faceProfileOf } from './face-profile.ts';
import { planImport } from './plan-import.ts';
import { type ImportTally, runImport } from './run-import.ts';

export interface ImportOptions {
  readonly data: string;
  readonly json?: true;
}

/** Enrols the photographs of a folder. @throws as `withStore`; CommandError for the folder; VedetteError model-* */
export function importFolder(shell: Shell, folder: string, options: ImportOptions): Promise<ImportTally> {
  return withStore(shell, options.data, (store) => run(shell, store, folder, options));
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
