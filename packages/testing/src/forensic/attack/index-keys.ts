import { hkdfSync } from 'node:crypto';
import type { StolenRing } from './ring.ts';

/** A key under which people are recognised by their tags on one day. */
export interface StolenIndexKey {
  readonly day: string;
  readonly key: Buffer;
}

const keyBytes = 32;

/** Of the vault, each for its own day. */
export function indexKeysOf(rings: readonly StolenRing[]): readonly StolenIndexKey[] {
  return rings
    .flatMap(({ named }) => named)
    .flatMap(([name, key]) => {
      const [kind, , day] = name.split('/');
      return kind === 'index' && day !== undefined ? [{ day, key }] : [];
    });
}

/**
 * Of the store, whose one key gives those of every day for ever: what a file of 32 bytes may be. Tags must not lie under
 * them where a vault could have taken care of them.
 */
export function derivedIndexKeys(
  files: readonly Buffer[],
  purpose: string,
  days: readonly string[],
): readonly StolenIndexKey[] {
  return files
    .filter(({ length }) => length === keyBytes)
    .flatMap((file) => {
      const index = derived(file, 'vedette/store/subject-index/1');
      return days.map((day) => ({ day, key: derived(index, `subject-tag\0${purpose}\0${day}`) }));
    });
}

function derived(key: Buffer, info: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, new Uint8Array(0), info, keyBytes));
}
