import type { StoreContext } from '../context.ts';
import type { Served } from '../served.ts';
import { keySamples } from './key-samples.ts';
import type { VaultStore } from './port.ts';

/** The vault's own steps, and what the store does at them: what is open in memory goes when the vault is locked. */
export function vaultRepository(context: StoreContext): Served<VaultStore> {
  const { vault, names } = context;
  const { steps } = vault;
  return {
    ...steps,
    samples: () => keySamples(vault),
    unlock(answer) {
      steps.unlock(answer);
      dropLeftOver(context);
    },
    lock() {
      names.clear();
      steps.lock();
    },
    destroy() {
      names.clear();
      steps.destroy();
    },
  };
}

/** A crash may come between the commit of a removal and the end of the key. */
function dropLeftOver({ records: db, vault }: StoreContext): void {
  const enrolled = new Set(db.rows(db.sql.selectFrom('person').select('id')).map(({ id }) => id));
  const left = vault.places().filter((place) => place.kind === 'person' && !enrolled.has(place.person));
  if (left.length > 0) vault.drop(left);
}
