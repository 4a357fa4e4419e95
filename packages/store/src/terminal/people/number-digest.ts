import type { Personal } from '@vedette/domain';
import type { StoreContext } from '../context.ts';

type Needs = Pick<StoreContext, 'vault' | 'personal' | 'numbers'>;

const place = { kind: 'numbers' } as const;

/**
 * How an identity number is found again. There are few enough of them to try, so the store's own hash of one is hashed
 * once more under a key of the vault: who has the store's key alone learns nothing by trying.
 */
export function numberDigest(
  { vault, personal, numbers }: Needs,
  number: Personal<string> | null,
): string | null {
  if (number === null) return null;
  const hash = numbers.hash(number);
  return personal.seals() ? vault.digest(place, hash) : hash;
}

/** Under what a number of that hash may stand: as rows of before have it, and as the vault has it while it is open. */
export function knownDigests({ vault }: Needs, hash: string): readonly string[] {
  const digest = vault.state() === 'open' ? vault.knownDigest(place, hash) : null;
  return digest === null ? [hash] : [hash, digest];
}
