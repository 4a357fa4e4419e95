import {
  countryOfRules,
  judgeByRules,
  type Rule,
  type RuleJudgement,
  type RulesJudgement,
  readRulesPayload,
} from '@vedette/credential';
import type { Instant } from '@vedette/domain';
import { readPayload } from '../input/read-payload.ts';
import { CommandError } from '../output/command-error.ts';
import { shown } from '../output/shown.ts';
import { table } from '../output/table.ts';
import type { Shell } from '../shell.ts';
import { readRules, readValueSets } from './read-rules.ts';
import { payloadLimit } from './verify-payload.ts';

export interface RulesOptions {
  readonly rules: string;
  readonly valuesets: string;
  readonly at: Instant;
  readonly country?: string;
  readonly json?: true;
}

/**
 * Judges the certificate on standard input by rules and prints what each of them says.
 * @returns null where the rules are of several countries and none is chosen
 * @throws CommandError no-payload; no-document for what is no certificate, and what reading files can throw
 */
export async function judgeInput(
  shell: Shell,
  options: RulesOptions,
): Promise<RulesJudgement['outcome'] | null> {
  const rules = await readRules(options.rules);
  const valueSets = await readValueSets(options.valuesets);
  const countryCode = options.country ?? countryOfRules(rules) ?? onlyCountry(rules);
  if (countryCode === null) return null;
  const facts = await readFacts(shell);
  const judgement = judgeByRules(rules, valueSets, { ...facts, at: options.at, countryCode });
  const { outcome, rules: judged } = judgement;
  if (options.json === true) {
    await shell.output.json({ outcome, rules: judged.map((one) => ruleJson(shell, one)) });
  } else for (const line of judgementText(shell, judgement)) await shell.output.line(line);
  return outcome;
}

/** Of invalidation rules alone: those of one country say nothing of whose door this is. */
function onlyCountry(rules: readonly Rule[]): string | null {
  const [country, another] = new Set(rules.map((rule) => rule.country));
  return rules.some(({ type }) => type === 'Acceptance') || another !== undefined ? null : (country ?? null);
}

async function readFacts(shell: Shell) {
  const payload = await readPayload(shell, payloadLimit);
  if (payload.length > payloadLimit) throw new CommandError('too-large', '-');
  const facts = readRulesPayload(Buffer.from(payload).toString('utf8').trim());
  if (facts.ok) return facts.value;
  const problems = facts.faults.map((fault) => ({
    path: fault,
    message: shell.phrases.credentialFaults[fault].title,
  }));
  throw new CommandError('no-document', '-', undefined, problems);
}

function ruleJson(shell: Shell, judged: RuleJudgement) {
  const { identifier, type, result } = judged;
  return { identifier, type, result, description: descriptionOf(shell, judged) };
}

/** In the operator's language, else in English, else in whatever there is. */
function descriptionOf({ language }: Shell, { description }: RuleJudgement): string {
  const wanted = language.slice(0, 2);
  const inLanguage = (code: string) =>
    description.find(({ lang }) => lang.slice(0, 2).toLowerCase() === code);
  return (inLanguage(wanted) ?? inLanguage('en') ?? description[0])?.desc ?? '';
}

function judgementText(shell: Shell, { outcome, rules }: RulesJudgement): readonly string[] {
  const { rules: words } = shell.words.credential;
  const rows = rules.map((one) => [
    `  ${shown(one.identifier)}`,
    words.result[one.result],
    shown(descriptionOf(shell, one)),
  ]);
  return [words.outcome[outcome], ...(rows.length === 0 ? [`  ${words.none}`] : table(rows))];
}
