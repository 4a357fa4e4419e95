import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '@vedette/domain';
import { fileKeySource, openTerminalStore, type TerminalStore } from '@vedette/store';
import { createWithKeeper, fileKeeper, rekeyWithKeeper, unlockWithKeeper } from '@vedette/vault';
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

/** Opens its store, and its vault with the keeper; on the first day there is none yet, and it is made. */
export async function openTerminal({ medium, keeper: other, now }: TerminalPlaces): Promise<OpenTerminal> {
  const folder = places.data(medium);
  const keySource = fileKeySource(places.keyFile(medium), folder);
  const store = await openTerminalStore({ folder, keySource, now });
  const path = places.keeperFile(other);
  try {
    const isNew = (await store.vault.look()).state === 'none';
    const keeper = fileKeeper({ path, outside: folder, mustExist: () => !isNew });
    if (isNew) await createWithKeeper(store.vault, keeper, 1);
    else await unlockWithKeeper(store.vault, keeper);
    const rekey = async (): Promise<void> => void (await rekeyWithKeeper(store.vault, keeper));
    return { store, rekey, close: () => store.close() };
  } catch (error) {
    await store.close();
    throw error;
  }
}

export function storeKeyOn(medium: string): Buffer {
  return readFileSync(places.keyFile(medium));
}

/** What the keeper has now. */
export function scalarsOf(keeper: string): readonly KeeperScalar[] {
  const file = places.keeperFile(keeper);
  return existsSync(file) ? scalarsIn(readFileSync(file)) : [];
}
