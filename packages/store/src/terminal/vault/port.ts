import type { VaultSteps } from '@vedette/vault';

/** The steps of the vault, whose keys never leave the store's thread. */
export type VaultStore = {
  readonly [S in keyof VaultSteps]: (
    ...args: Parameters<VaultSteps[S]>
  ) => Promise<ReturnType<VaultSteps[S]>>;
};
