import {
  type CardTrust,
  type HcertOptions,
  type PassTrust,
  parseCardTrust,
  parseHcertRevocation,
  parseHcertTrust,
  parsePassTrust,
  parseRules,
  parseSdJwtTrust,
  parseShcTrust,
  parseValueSets,
  type SdJwtTrust,
  type ShcTrust,
  usualCards,
} from '@vedette/credential';
import { after, type Instant, type TrustKind } from '@vedette/domain';
import type { PassRevocations, TrustDocument } from '@vedette/store';
import { acceptanceBy } from './acceptance.ts';
import { filesIn } from './trust-facts.ts';

type Documents = readonly TrustDocument[];
const documentsOf = (all: Documents, kind: TrustKind): readonly unknown[] =>
  all.filter((one) => one.kind === kind).map(({ document }) => document);

/** Everybody's keys together, with what this site revoked itself. */
export function passTrustOf(all: Documents, { passes, subjects }: PassRevocations): PassTrust {
  const lists = documentsOf(all, 'pass-keys').map(parsePassTrust);
  const keys = new Map<string, PassTrust['keys'] extends ReadonlyMap<string, infer K> ? K : never>();
  for (const list of lists)
    for (const [id, candidates] of list.keys) keys.set(id, [...(keys.get(id) ?? []), ...candidates]);
  return {
    keys,
    revokedPasses: new Set([...lists.flatMap((list) => [...list.revokedPasses]), ...passes]),
    revokedSubjects: new Map([
      ...lists.flatMap((list) => [...list.revokedSubjects]),
      ...subjects.map(({ subject, at }) => [subject, at] as const),
    ]),
    ...oldestOf(lists),
  };
}

/** Of several revocation lists the one that grows stale first counts for all. */
function oldestOf(lists: readonly PassTrust[]): Pick<PassTrust, 'revocationListAt' | 'revocationFreshFor'> {
  const dated = lists.filter(({ revocationFreshFor }) => revocationFreshFor !== null);
  const [oldest] = dated.toSorted((one, other) => endOf(one) - endOf(other));
  const { revocationListAt = null, revocationFreshFor = null } = oldest ?? {};
  return { revocationListAt, revocationFreshFor };
}

const endOf = ({ revocationListAt: at, revocationFreshFor: period }: PassTrust): number =>
  at === null || period === null ? 0 : after(at, period);

/** Undefined where the site trusts no such certificate. */
export function hcertOptionsOf(all: Documents): HcertOptions | undefined {
  const lists = documentsOf(all, 'hcert-keys').map((document) => parseHcertTrust(document));
  const [first] = lists;
  if (first === undefined) return undefined;
  const keys = new Map(first.keys);
  for (const list of lists.slice(1))
    for (const [id, candidates] of list.keys) keys.set(id, [...(keys.get(id) ?? []), ...candidates]);
  const at = lists.map((list) => list.at).reduce(earlier);
  const trust = { name: lists.map(({ name }) => name).join(', '), at, keys };
  const revocation = documentsOf(all, 'hcert-revocations').map(parseHcertRevocation);
  const rules = documentsOf(all, 'hcert-rules').flatMap(parseRules);
  const valueSets = parseValueSets(documentsOf(all, 'hcert-value-sets').flatMap(filesIn));
  if (rules.length === 0) return { trust, revocation };
  return { trust, revocation, acceptance: acceptanceBy(rules, valueSets) };
}

const earlier = (one: Instant | null, other: Instant | null): Instant | null =>
  one === null || other === null || one < other ? one : other;

export function shcTrustOf(all: Documents): ShcTrust | undefined {
  const [first, ...others] = documentsOf(all, 'shc-issuers').map(parseShcTrust);
  if (first === undefined) return undefined;
  return { ...first, issuers: [first, ...others].flatMap(({ issuers }) => issuers) };
}

export function sdJwtTrustOf(all: Documents): SdJwtTrust | undefined {
  const [first, ...others] = documentsOf(all, 'sd-jwt-issuers').map(parseSdJwtTrust);
  if (first === undefined) return undefined;
  const lists = [first, ...others];
  return {
    ...first,
    issuers: lists.flatMap(({ issuers }) => issuers),
    statusLists: lists.flatMap(({ statusLists }) => statusLists),
  };
}

/** The kinds of card that the site says it takes, or the usual ones. */
export function cardTrustOf(all: Documents): CardTrust {
  const [said] = documentsOf(all, 'card-formats').map(parseCardTrust);
  return said ?? usualCards;
}
