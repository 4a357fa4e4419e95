import type { Keeper } from '@vedette/vault';

/** Who is told of the vault, and who keeps its other half. */
export interface TierWatchers {
  /** The personal tier has opened: what was not read at the start is read now. */
  opened(): Promise<void>;
  changed(isOpen: boolean): void;
  /** Null while this terminal belongs to no platform. */
  platform(): Keeper | null;
}

export interface Tier extends TierWatchers {
  /** From now on these are told; nobody is before. */
  watch(watchers: TierWatchers): void;
}

/** The vault is opened first of all, lanes and platform later: this ties them together once they are there. */
export function openTier(): Tier {
  let told: TierWatchers = { opened: async () => {}, changed: () => {}, platform: () => null };
  return {
    opened: () => told.opened(),
    changed: (isOpen) => told.changed(isOpen),
    platform: () => told.platform(),
    watch(watchers) {
      told = watchers;
    },
  };
}
