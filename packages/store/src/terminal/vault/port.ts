import type { VaultSteps } from '@vedette/vault';
import type { KeySample } from './key-samples.ts';

/** The steps of the vault, whose keys never leave the store's thread. */
export type VaultStore = VaultStepsServed & {
  /** Noise sealed under its keys, to try found keys on; none while it is locked. */
  samples(): Promise<readonly KeySample[]>;
};

type VaultStepsServed = {
  readonly [S in keyof VaultSteps]: (
    ...args: Parameters<VaultSteps[S]>
  ) => Promise<ReturnType<VaultSteps[S]>>;
};
