import type { Acceptance } from '../acceptance.ts';
import { judgeByRules } from './judge-by-rules.ts';
import type { Rule, ValueSets } from './rule.ts';

/** The rules that a site goes by. */
export interface RuleBook {
  readonly rules: readonly Rule[];
  readonly valueSets: ValueSets;
  /** ISO 3166-1 alpha-2 of the country whose rules hold at the door. */
  readonly countryCode: string;
  readonly region?: string | null;
}

/** Acceptance of certificates by the business rules of a country. */
export function acceptanceByRules({ rules, valueSets, ...place }: RuleBook): Acceptance {
  return {
    judge: ({ dcc, issuer, keyId, issuedAt, expiresAt }, at) =>
      judgeByRules(rules, valueSets, {
        ...{ ...place, dcc, at, kid: keyId, iat: issuedAt, exp: expiresAt },
        issuerCountry: issuer,
      }).outcome,
  };
}
