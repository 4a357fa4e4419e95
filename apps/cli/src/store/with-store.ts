import { resolve } from 'node:path';
import { VedetteError } from '@vedette/domain';
import { defaultKeyFile, fileKeySource, openTerminalStore, type TerminalStore } from '@vedette/store';
import { CommandError } from '../output/command-error.ts';
import type { Shell } from '../shell.ts';
import { holdsStore } from './data-folder.ts';
import { unlockByFile } from './unlock-by-file.ts';

/**
 * Opens the store of a terminal that is not running, and closes it after the work, however it ends. A folder
 * without one is refused: a mistyped path must not become a new store.
 * @throws CommandError no-store; VedetteError store-busy, store-key-missing, store-key-wrong, store-damaged,
 * not-allowed for an unsafe key file
 */
export async function withStore<T>(
  { environment, now }: Shell,
  data: string,
  work: (store: TerminalStore) => Promise<T>,
): Promise<T> {
  const folder = resolve(data);
  if (!holdsStore(folder)) throw new CommandError('no-store', folder);
  const keyFile = defaultKeyFile(folder, environment);
  const keySource = fileKeySource(keyFile, folder);
  const opening = openTerminalStore({ folder, keySource, now, worker: false });
  const store = await opening.catch((cause: unknown) => {
    const isBusy = cause instanceof VedetteError && cause.code === 'store-busy';
    throw isBusy ? new CommandError('store-busy', folder, cause) : cause;
  });
  try {
    await unlockByFile(store, { folder, keyFile });
    return await work(store);
  } finally {
    await store.close();
  }
}
