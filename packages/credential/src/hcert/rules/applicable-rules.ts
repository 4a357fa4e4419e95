import type { Instant } from '@vedette/domain';
import type { CertificateType, Rule } from './rule.ts';
import { compareVersions } from './version.ts';

/** By what the rules for one certificate are chosen. */
export interface RuleChoice {
  readonly at: Instant;
  readonly certificateType: CertificateType;
  /** The country whose acceptance rules are asked. */
  readonly country: string;
  readonly region: string | null;
  /** The country that issued the certificate, whose invalidation rules are asked. */
  readonly issuerCountry: string | null;
}

/**
 * The acceptance rules of the country at the door and the invalidation rules of the country of issue that
 * are in force, of each identifier the latest version. A rule's window ends before its last instant.
 */
export function applicableRules(rules: readonly Rule[], choice: RuleChoice): readonly Rule[] {
  const latest = new Map<string, Rule>();
  for (const rule of rules.filter((candidate) => applies(candidate, choice))) {
    const key = `${rule.type} ${rule.identifier}`;
    const known = latest.get(key);
    if (known === undefined || compareVersions(rule.version, known.version) > 0) latest.set(key, rule);
  }
  return [...latest.values()];
}

function applies(rule: Rule, choice: RuleChoice): boolean {
  const concerned = rule.certificateType === 'General' || rule.certificateType === choice.certificateType;
  const inForce = rule.validFrom <= choice.at && choice.at < rule.validTo;
  return concerned && inForce && isAsked(rule, choice);
}

function isAsked(rule: Rule, { country, region, issuerCountry }: RuleChoice): boolean {
  return rule.type === 'Invalidation'
    ? rule.country === issuerCountry
    : rule.country === country && rule.region === region;
}
