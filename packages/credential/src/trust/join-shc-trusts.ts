import { duration } from '@vedette/domain';
import type { ShcIssuer, ShcKey, ShcTrust } from '../shc/shc-trust.ts';
import { listsAsOne } from './list-names.ts';

const usualAge = duration(7 * 86_400_000);

/** All issuers together, each with the keys of every list. Of no list nobody is trusted. */
export function joinShcTrusts(lists: readonly ShcTrust[]): ShcTrust {
  const byName = Map.groupBy(
    lists.flatMap(({ issuers }) => issuers),
    ({ iss }) => iss,
  );
  const ages = lists.map(({ crlMaxAge }) => crlMaxAge);
  return {
    list: listsAsOne(lists.map(({ list }) => list)),
    issuers: [...byName.values()].flatMap(asOneIssuer),
    crlMaxAge: ages.length === 0 ? usualAge : duration(Math.min(...ages)),
  };
}

function asOneIssuer([first, ...others]: readonly ShcIssuer[]): readonly ShcIssuer[] {
  if (first === undefined) return [];
  const byId = Map.groupBy(
    [first, ...others].flatMap(({ keys }) => keys),
    ({ kid }) => kid,
  );
  return [{ ...first, keys: [...byId.values()].flatMap(asOneKey) }];
}

/** The latest edition of what is revoked counts, so that a list without revocations cannot take any back. */
function asOneKey([first, ...others]: readonly ShcKey[]): readonly ShcKey[] {
  if (first === undefined) return [];
  const wanted = [first, ...others].flatMap(({ crlVersion }) => crlVersion ?? []);
  const lists = [first, ...others].flatMap(({ crl }) => crl ?? []);
  const [crl = null] = lists.toSorted((one, other) => other.ctr - one.ctr || other.at - one.at);
  return [{ ...first, crl, crlVersion: wanted.length === 0 ? null : Math.max(...wanted) }];
}
