import { type Acceptance, acceptanceByRules, type Rule, type ValueSets } from '@vedette/credential';

const nobodysRules: Acceptance = { judge: () => 'open' };

/**
 * The entry rules in force at the door. They hold for the country that wrote them; rules of several countries in one
 * list cannot tell whose door this is, and leave everything open.
 */
export function acceptanceBy(rules: readonly Rule[], valueSets: ValueSets): Acceptance {
  const entry = rules.filter(({ type }) => type === 'Acceptance').map(({ country }) => country);
  const [countryCode, another] = new Set(entry);
  if (countryCode === undefined || another !== undefined) return nobodysRules;
  return acceptanceByRules({ rules, valueSets, countryCode });
}
