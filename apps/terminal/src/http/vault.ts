import type { AppDeps } from './deps.ts';
import { note } from './note.ts';
import type { Handlers } from './serve.ts';

/** Locking and forgetting of the personal tier, as the LAN admin shows and helps it. */
export function vaultHandlers({ store, vault }: AppDeps): Handlers<'vault'> {
  const { audit } = store;
  return {
    get: () => vault.view(),
    unlock: async (c) => {
      await note(c, audit, 'vault-unlock-tried');
      await vault.unlock(c.req.valid('json').passphrase);
      return vault.view();
    },
    setPassphrase: async (c) => {
      await note(c, audit, 'vault-passphrase-set');
      await vault.setPassphrase(c.req.valid('json').passphrase);
      return vault.view();
    },
    retry: async () => {
      await vault.retry();
      return vault.view();
    },
    rekey: async (c) => {
      await note(c, audit, 'vault-rekeyed');
      await vault.rekey();
      return vault.view();
    },
  };
}
