import type { Instant } from '@vedette/domain';
import { evaluate } from '../certlogic/index.ts';
import { applicableRules } from './applicable-rules.ts';
import { engineVersion } from './parse-rules.ts';
import type { CertificateType, Rule, RuleDescription, ValueSets } from './rule.ts';
import { compareVersions, readVersion } from './version.ts';

/** What the rules are asked about. */
export interface RuleFacts {
  /** The certificate as JSON (`ver`, `nam`, `dob` and one of `v`, `t`, `r`). */
  readonly dcc: unknown;
  readonly at: Instant;
  /** ISO 3166-1 alpha-2 of the country whose rules hold at the door. */
  readonly countryCode: string;
  readonly region?: string | null;
  /** The issuer that the signature names; without it, the country that the entry names. */
  readonly issuerCountry?: string | null;
  readonly iat?: Instant | null;
  readonly exp?: Instant | null;
  readonly kid?: string;
}

export interface RuleJudgement {
  readonly identifier: string;
  readonly type: Rule['type'];
  /** `open`: the rule needs something that is not there, or an engine that this one is not. */
  readonly result: 'passed' | 'fail' | 'open';
  readonly description: readonly RuleDescription[];
}

export interface RulesJudgement {
  readonly outcome: 'accepted' | 'not-accepted' | 'open';
  readonly rules: readonly RuleJudgement[];
}

/**
 * Asks the rules in force about one certificate. One failed rule is enough to be not accepted; without a
 * failed one, an open one leaves the whole open, and so does the absence of any acceptance rule, because
 * rules that ran out would otherwise accept everybody.
 */
export function judgeByRules(rules: readonly Rule[], valueSets: ValueSets, facts: RuleFacts): RulesJudgement {
  const entry = entryOf(facts.dcc);
  if (entry === undefined) return { outcome: 'open', rules: [] };
  const issuerCountry = facts.issuerCountry ?? textOf(entry.content['co']);
  const { at, countryCode: country, region = null } = facts;
  const { certificateType } = entry;
  const asked = applicableRules(rules, { at, certificateType, country, region, issuerCountry });
  const external = externalOf(facts, issuerCountry, valueSets);
  const data = { payload: facts.dcc, external };
  const judged = asked.map((rule) => judge(rule, entry.version, data));
  return { outcome: outcomeOf(judged), rules: judged };
}

function outcomeOf(judged: readonly RuleJudgement[]): RulesJudgement['outcome'] {
  if (judged.some(({ result }) => result === 'fail')) return 'not-accepted';
  const isDecided = judged.every(({ result }) => result === 'passed');
  return isDecided && judged.some(({ type }) => type === 'Acceptance') ? 'accepted' : 'open';
}

function judge(rule: Rule, certificateVersion: unknown, data: object): RuleJudgement {
  const { identifier, type, description } = rule;
  const found = isCompatible(rule, certificateVersion) ? evaluate(rule.logic, data) : undefined;
  const value = found?.ok ? found.value : undefined;
  return {
    identifier,
    type,
    result: value === true ? 'passed' : value === false ? 'fail' : 'open',
    description,
  };
}

/** The certificate must be of the rule's schema or a later one of the same major version. */
function isCompatible(rule: Rule, certificateVersion: unknown): boolean {
  const version = readVersion(certificateVersion);
  return (
    rule.engine === 'CERTLOGIC' &&
    compareVersions(rule.engineVersion, engineVersion) <= 0 &&
    version !== undefined &&
    version[0] === rule.schemaVersion[0] &&
    compareVersions(version, rule.schemaVersion) >= 0
  );
}

function externalOf(facts: RuleFacts, issuerCountry: string | null, valueSets: ValueSets): object {
  return {
    validationClock: isoOf(facts.at),
    valueSets,
    countryCode: facts.countryCode,
    region: facts.region ?? null,
    issuerCountryCode: issuerCountry,
    iat: isoOf(facts.iat),
    exp: isoOf(facts.exp),
    kid: facts.kid ?? null,
  };
}

const entryNames: Readonly<Record<'v' | 't' | 'r', CertificateType>> = {
  v: 'Vaccination',
  t: 'Test',
  r: 'Recovery',
};

interface Entry {
  readonly version: unknown;
  readonly certificateType: CertificateType;
  readonly content: Readonly<Record<string, unknown>>;
}

/** The one vaccination, test or recovery of a certificate; undefined for one that has none or several. */
function entryOf(dcc: unknown): Entry | undefined {
  if (!isRecord(dcc)) return undefined;
  const entries = (['v', 't', 'r'] as const).flatMap((name) => {
    const list: unknown = Object.hasOwn(dcc, name) ? dcc[name] : undefined;
    return Array.isArray(list) ? list.map((content: unknown) => ({ name, content })) : [];
  });
  const [first, ...more] = entries;
  if (first === undefined || more.length > 0 || !isRecord(first.content)) return undefined;
  return { version: dcc['ver'], certificateType: entryNames[first.name], content: first.content };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Map);
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function isoOf(moment: Instant | null | undefined): string | null {
  const date = new Date(moment ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
