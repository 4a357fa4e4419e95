import { existsSync } from 'node:fs';
import type { TerminalStore } from '@vedette/store';
import { fileKeeper, unlockWithKeeper } from '@vedette/vault';

/**
 * Opens what is personal where the other half of its root lies in the file beside the store's key, which is where a
 * terminal puts it that was told nothing else. Otherwise it stays locked, and what is personal answers `vault-locked`.
 */
export async function unlockByFile(
  store: Pick<TerminalStore, 'vault'>,
  { folder, keyFile }: { readonly folder: string; readonly keyFile: string },
): Promise<void> {
  const path = `${keyFile}.share`;
  const { state, keeper } = await store.vault.look();
  if (state !== 'locked' || keeper !== 'file' || !existsSync(path)) return;
  await unlockWithKeeper(store.vault, fileKeeper({ path, outside: folder, mustExist: () => true }));
}
