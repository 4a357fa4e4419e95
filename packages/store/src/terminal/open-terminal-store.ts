import { type Instant, VedetteError } from '@vedette/domain';
import { asVedetteError } from './database/sqlite-fault.ts';
import { dispatcher } from './rpc/dispatch.ts';
import { remoteConcepts } from './rpc/remote.ts';
import { startThread, type ThreadLink } from './rpc/thread-link.ts';
import { serveStore } from './serve.ts';
import type { TerminalStore, TerminalStoreOptions } from './terminal-store.ts';

const keyBytes = 32;

/**
 * Opens the store, or creates it in an empty folder; migrates it and sweeps what a crash left behind.
 * @throws `store-key-missing`, `store-key-wrong`, `store-damaged`, `store-busy` when another process has it,
 * `disk-full`
 */
export async function openTerminalStore(options: TerminalStoreOptions): Promise<TerminalStore> {
  const { folder, keySource, now, worker = true } = options;
  const key = await ownKey(keySource.key());
  const link = worker ? await startThread(folder, key, now) : await serveHere(folder, key, now);
  return { ...remoteConcepts(link.carry), close: link.close };
}

/** The key in memory that nothing else shares, so that it can be handed over and zeroed. */
async function ownKey(given: Promise<Buffer>): Promise<Uint8Array<ArrayBuffer>> {
  const source = await given;
  try {
    if (source.length !== keyBytes) throw new VedetteError('store-key-missing', 'caller', { at: 'length' });
    return new Uint8Array(source);
  } finally {
    source.fill(0);
  }
}

/** The same store without a thread, for tools that do nothing else meanwhile. */
async function serveHere(folder: string, key: Uint8Array, now: () => Instant): Promise<ThreadLink> {
  const store = await serveStore(folder, key, now());
  const dispatch = dispatcher(store.concepts);
  let closed = false;
  return {
    async carry(concept, method, args) {
      if (closed) throw new VedetteError('store-busy', 'caller', { at: 'closed' });
      try {
        store.clock.see(now());
        return dispatch(concept, method, args);
      } catch (error) {
        throw asVedetteError(error);
      }
    },
    async close() {
      if (closed) return;
      closed = true;
      store.close();
    },
  };
}
