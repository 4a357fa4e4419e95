import { VedetteError } from '@vedette/domain';
import type { TerminalStore, TerminalStoreOptions } from './terminal-store.ts';

/**
 * Opens the store, or creates it in an empty folder; migrates it and sweeps what a crash left behind.
 * @throws `store-key-missing`, `store-key-wrong`, `store-damaged`, `store-busy` when another process has it,
 * `disk-full`
 */
export function openTerminalStore(_options: TerminalStoreOptions): Promise<TerminalStore> {
  return Promise.reject(new VedetteError('internal', 'self', { at: 'not built yet' }));
}
