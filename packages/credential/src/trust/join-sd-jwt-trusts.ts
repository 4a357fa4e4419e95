import type { SdJwtTrust } from '../sd-jwt/trust.ts';
import { listsAsOne } from './list-names.ts';

/**
 * All issuers and status lists together. An issuer of two lists is the one of the first: its keys there were never
 * meant for the types of the other. Of no list nobody is trusted.
 */
export function joinSdJwtTrusts(lists: readonly SdJwtTrust[]): SdJwtTrust {
  const issuers = lists.flatMap((list) => list.issuers);
  return {
    list: listsAsOne(lists.map(({ list }) => list)),
    issuers: issuers.filter(({ iss }, at) => issuers.findIndex((other) => other.iss === iss) === at),
    acceptsOldTyp: lists.length > 0 && lists.every(({ acceptsOldTyp }) => acceptsOldTyp),
    statusLists: lists.flatMap(({ statusLists }) => statusLists),
  };
}
