import { type Acceptance, judgeByRules, type Rule, type ValueSets } from '@vedette/credential';

/**
 * The entry rules in force at the door. They hold for the country that wrote them; rules of several countries in one
 * list cannot tell whose door this is, and leave everything open.
 */
export function acceptanceBy(rules: readonly Rule[], valueSets: ValueSets): Acceptance {
  const [country, another] = new Set(
    rules.filter(({ type }) => type === 'Acceptance').map((rule) => rule.country),
  );
  return {
    judge({ dcc, issuer, keyId, issuedAt, expiresAt }, at) {
      if (country === undefined || another !== undefined) return 'open';
      const facts = { dcc, at, countryCode: country, issuerCountry: issuer, iat: issuedAt, exp: expiresAt };
      return judgeByRules(rules, valueSets, { ...facts, kid: keyId }).outcome;
    },
  };
}
