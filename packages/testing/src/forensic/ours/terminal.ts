import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '@vedette/domain';
import { fileKeySource, openTerminalStore, type TerminalStore } from '@vedette/store';
import { type KeeperScalar, scalarsIn } from '../attack/shares.ts';

/** Where a sentinel of ours keeps things on its medium. Its key file lies there too: there is no other medium in it. */
export const places = {
  data: (medium: string): string => join(medium, 'data'),
  keyFile: (medium: string): string => join(medium, 'state', 'store.key'),
  keeperFile: (keeper: string): string => join(keeper, 'keeper.share'),
} as const;

export interface TerminalPlaces {
  /** Where its medium is mounted. */
  readonly medium: string;
  /** The other medium, on which the keeper's share lies. */
  readonly keeper: string;
  readonly now: () => Instant;
}

/** A sentinel whose medium is mounted, as its own program opens it. */
export interface OpenTerminal {
  readonly store: TerminalStore;
  /** What follows the forgetting every night. */
  rekey(): Promise<void>;
  close(): Promise<void>;
}

export async function openTerminal({ medium, now }: TerminalPlaces): Promise<OpenTerminal> {
  const folder = places.data(medium);
  const keySource = fileKeySource(places.keyFile(medium), folder);
  const store = await openTerminalStore({ folder, keySource, now });
  return { store, rekey: async () => {}, close: () => store.close() };
}

export function storeKeyOn(medium: string): Buffer {
  return readFileSync(places.keyFile(medium));
}

/** What the keeper has now. */
export function scalarsOf(keeper: string): readonly KeeperScalar[] {
  const file = places.keeperFile(keeper);
  return existsSync(file) ? scalarsIn(readFileSync(file)) : [];
}
