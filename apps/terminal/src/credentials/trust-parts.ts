import {
  acceptanceOfOneCountry,
  type CardTrust,
  type HcertOptions,
  joinHcertTrusts,
  joinPassTrusts,
  joinSdJwtTrusts,
  joinShcTrusts,
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
import type { TrustKind } from '@vedette/domain';
import type { PassRevocations, TrustDocument } from '@vedette/store';
import { filesIn } from './trust-facts.ts';

type Documents = readonly TrustDocument[];
const documentsOf = (all: Documents, kind: TrustKind): readonly unknown[] =>
  all.filter((one) => one.kind === kind).map(({ document }) => document);

/** Everybody's keys together, with what this site revoked itself. */
export function passTrustOf(all: Documents, { passes, subjects }: PassRevocations): PassTrust {
  const own: PassTrust = {
    keys: new Map(),
    revokedPasses: new Set(passes),
    revokedSubjects: new Map(subjects.map(({ subject, at }) => [subject, at])),
    revocationListAt: null,
    revocationFreshFor: null,
  };
  return joinPassTrusts([...documentsOf(all, 'pass-keys').map(parsePassTrust), own]);
}

/** Undefined where the site trusts no such certificate. */
export function hcertOptionsOf(all: Documents): HcertOptions | undefined {
  const lists = documentsOf(all, 'hcert-keys').map((document) => parseHcertTrust(document));
  if (lists.length === 0) return undefined;
  const trust = joinHcertTrusts(lists);
  const revocation = documentsOf(all, 'hcert-revocations').map(parseHcertRevocation);
  const rules = documentsOf(all, 'hcert-rules').flatMap(parseRules);
  const valueSets = parseValueSets(documentsOf(all, 'hcert-value-sets').flatMap(filesIn));
  if (rules.length === 0) return { trust, revocation };
  return { trust, revocation, acceptance: acceptanceOfOneCountry(rules, valueSets) };
}

export function shcTrustOf(all: Documents): ShcTrust | undefined {
  const lists = documentsOf(all, 'shc-issuers').map(parseShcTrust);
  return lists.length === 0 ? undefined : joinShcTrusts(lists);
}

export function sdJwtTrustOf(all: Documents): SdJwtTrust | undefined {
  const lists = documentsOf(all, 'sd-jwt-issuers').map(parseSdJwtTrust);
  return lists.length === 0 ? undefined : joinSdJwtTrusts(lists);
}

/** The kinds of card that the site says it takes, or the usual ones. */
export function cardTrustOf(all: Documents): CardTrust {
  const [said] = documentsOf(all, 'card-formats').map(parseCardTrust);
  return said ?? usualCards;
}
