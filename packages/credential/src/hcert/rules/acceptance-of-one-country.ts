import type { Acceptance } from '../acceptance.ts';
import { judgeByRules } from './judge-by-rules.ts';
import type { Rule, ValueSets } from './rule.ts';

/**
 * The entry rules in force at the door. They hold for the country that wrote them; rules of several countries in one
 * list cannot tell whose door this is, and leave everything open.
 */
export function acceptanceOfOneCountry(rules: readonly Rule[], valueSets: ValueSets): Acceptance {
  const country = countryOfRules(rules);
  return {
    judge({ dcc, issuer, keyId, issuedAt, expiresAt }, at) {
      if (country === null) return 'open';
      const facts = { dcc, at, countryCode: country, issuerCountry: issuer, iat: issuedAt, exp: expiresAt };
      return judgeByRules(rules, valueSets, { ...facts, kid: keyId }).outcome;
    },
  };
}

/** The one country whose acceptance rules these are; null where there is none, or more than one. */
export function countryOfRules(rules: readonly Rule[]): string | null {
  const acceptance = rules.filter(({ type }) => type === 'Acceptance');
  const [country, another] = new Set(acceptance.map((rule) => rule.country));
  return another === undefined ? (country ?? null) : null;
}
