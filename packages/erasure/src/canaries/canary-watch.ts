import type { CanarySearch } from '@vedette/domain';
import type { HuntSubject } from '../port.ts';
import { type ManySearch, manySearch } from './many-search.ts';
import { formsOf, tokensOf } from './tokens.ts';

/** A search for what was planted and what was noted, and what it came to. */
export interface CanaryWatch extends Pick<ManySearch, 'look' | 'breakOff'> {
  result(): CanarySearch | null;
}

export function canaryWatch({ canaries, noted }: Pick<HuntSubject, 'canaries' | 'noted'>): CanaryWatch {
  const tokens = canaries === null ? [] : tokensOf(canaries.seed, canaries.count);
  const patterns = tokens.map(formsOf);
  const owners = patterns.flatMap((forms, token) => forms.map(() => token));
  const search = manySearch([...patterns.flat(), ...noted]);
  return {
    look: search.look,
    breakOff: search.breakOff,
    result() {
      if (tokens.length === 0 && noted.length === 0) return null;
      const found = [...search.found];
      return {
        planted: tokens.length,
        purposes: canaries?.purposes ?? [],
        noted: noted.length,
        searchedBytes: search.searchedBytes,
        // A token that stands there in two forms is one token.
        foundPlanted: new Set(found.flatMap((number) => owners[number] ?? [])).size,
        foundNoted: found.filter((number) => number >= owners.length).length,
      };
    },
  };
}
