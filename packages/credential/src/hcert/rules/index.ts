export { acceptanceByRules, type RuleBook } from './acceptance-by-rules.ts';
export { acceptanceOfOneCountry, countryOfRules } from './acceptance-of-one-country.ts';
export { applicableRules, type RuleChoice } from './applicable-rules.ts';
export { judgeByRules, type RuleFacts, type RuleJudgement, type RulesJudgement } from './judge-by-rules.ts';
export { parseRules } from './parse-rules.ts';
export { parseValueSets } from './parse-value-sets.ts';
export { readRulesPayload } from './read-rules-payload.ts';
export {
  type CertificateType,
  certificateTypes,
  type Rule,
  type RuleDescription,
  type RuleType,
  ruleTypes,
  type ValueSets,
} from './rule.ts';
