import {
  parseCardTrust,
  parseGatewayConfig,
  parseHcertRevocation,
  parseHcertTrust,
  parsePassTrust,
  parseRules,
  parseSdJwtTrust,
  parseShcTrust,
  parseValueSets,
} from '@vedette/credential';
import { after, type Instant, type TrustKind } from '@vedette/domain';

/** What is in a document of trust, without the document: enough to see whether it is the right one. */
export interface TrustFacts {
  readonly entries: number;
  readonly issuers: readonly string[];
  readonly datedAt: Instant | null;
  readonly freshUntil: Instant | null;
}

const facts = (entries: number, issuers: Iterable<string>, more: Partial<TrustFacts> = {}): TrustFacts => ({
  ...{ entries, issuers: [...new Set(issuers)].sort().slice(0, 100), datedAt: null, freshUntil: null },
  ...more,
});

/** Reads a document of each kind, as the lanes will. @throws VedetteError input-invalid, naming what is wrong */
const readers: { readonly [kind in TrustKind]: (document: unknown) => TrustFacts } = {
  'pass-keys': (document) => {
    const { keys, revocationListAt, revocationFreshFor } = parsePassTrust(document);
    const all = [...keys.values()].flat();
    const isBounded = revocationListAt !== null && revocationFreshFor !== null;
    return facts(
      all.length,
      all.map(({ issuer }) => issuer),
      {
        datedAt: all[0]?.listAt ?? null,
        freshUntil: isBounded ? after(revocationListAt, revocationFreshFor) : null,
      },
    );
  },
  'card-formats': (document) => facts(parseCardTrust(document).accepts.size, []),
  'hcert-keys': (document) => {
    const { keys, at } = parseHcertTrust(document);
    const all = [...keys.values()].flat();
    return facts(
      all.length,
      all.flatMap(({ country }) => country ?? []),
      { datedAt: at },
    );
  },
  'hcert-revocations': (document) => {
    const { name, at, nextUpdate, hashes } = parseHcertRevocation(document);
    const entries = Object.values(hashes).reduce((sum, set) => sum + set.size, 0);
    return facts(entries, [name], { datedAt: at, freshUntil: nextUpdate });
  },
  'hcert-rules': (document) => {
    const rules = parseRules(document);
    return facts(
      rules.length,
      rules.map(({ country }) => country),
    );
  },
  'hcert-value-sets': (document) => facts(Object.keys(parseValueSets(filesIn(document))).length, []),
  'shc-issuers': (document) => {
    const { list, issuers } = parseShcTrust(document);
    return facts(
      issuers.length,
      issuers.map(({ name }) => name),
      { datedAt: list.at },
    );
  },
  'sd-jwt-issuers': (document) => {
    const { list, issuers } = parseSdJwtTrust(document);
    return facts(
      issuers.length,
      issuers.map(({ iss }) => iss),
      { datedAt: list.at },
    );
  },
  gateway: (document) => facts(1, [new URL(parseGatewayConfig(document).url).host]),
};

/** Several value sets in one document are a list of files. */
export const filesIn = (document: unknown): readonly unknown[] =>
  Array.isArray(document) ? document : [document];

/** @throws VedetteError input-invalid, naming the places that are wrong */
export function trustFacts(kind: TrustKind, document: unknown): TrustFacts {
  return readers[kind](document);
}
