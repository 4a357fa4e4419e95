import { join } from 'node:path';
import { basename, dirname } from 'node:path/posix';
import { isDeepStrictEqual } from 'node:util';
import { parseRules, parseValueSets, type Rule, type ValueSets } from '@vedette/credential';
import { evaluate } from '@vedette/credential/certlogic';
import { VedetteError } from '@vedette/domain';
import { ChecksMade } from './checks-made.ts';
import { filesBelow, readJson } from './files.ts';
import { isShape, type Shape, textOf } from './json-shape.ts';
import type { Suite, SuiteRun } from './suite.ts';

/**
 * Countries' business rules with their tests: a rule is a JSON file with an `Identifier` and `Logic`, a test one
 * with a `payload` and what is `expected`. A test is of the rule in its own folder, or in the nearest one above;
 * where that holds several, of the one whose identifier its path names. The value sets of the folder, or of the one
 * beside it, stand in where a test brings none.
 */
export const dgcRulesSuite: Suite = { excuses: [], run: runDgcRules };

interface JsonFile {
  readonly path: string;
  readonly json: Shape;
}

async function runDgcRules(folder: string): Promise<SuiteRun> {
  const made = new ChecksMade();
  const files: JsonFile[] = [];
  for (const path of filesBelow(folder, '.json')) {
    const json = readJson(join(folder, path));
    if (isShape(json)) files.push({ path, json });
    else if (json === undefined) made.add(path, 'read', 'not JSON');
  }
  const rules = files.filter(({ json }) => 'Identifier' in json && 'Logic' in json);
  const tests = files.filter(({ json }) => 'payload' in json && 'expected' in json);
  const byRule = Map.groupBy(tests, (test) => ruleOf(test, rules));
  const valueSets = valueSetsFor(made, folder, files);
  for (const rule of rules) runRule(made, rule, byRule.get(rule) ?? [], valueSets);
  for (const { path } of byRule.get(undefined) ?? [])
    made.add(path, 'rule', 'nothing says which rule it tests');
  return made.run();
}

function ruleOf({ path }: JsonFile, rules: readonly JsonFile[]): JsonFile | undefined {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const here = rules.filter((rule) => dirname(rule.path) === folder);
    const [only, another] = here;
    if (another !== undefined) return here.find(({ json }) => path.includes(textOf(json['Identifier'])));
    if (only !== undefined || folder === '.') return only;
  }
}

function runRule(made: ChecksMade, file: JsonFile, tests: readonly JsonFile[], valueSets: ValueSets): void {
  const name = dirname(file.path);
  const [rule, problem] = readRule(file.json);
  // A rule without tests is a case all the same: it has to be read.
  if (rule === undefined || tests.length === 0) made.add(name, basename(file.path), problem);
  for (const { path, json } of tests) {
    const check = path.startsWith(`${name}/`) ? path.slice(name.length + 1) : path;
    made.add(name, check, rule ? testProblem(rule, json, valueSets) : 'the rule does not read');
  }
}

function readRule(json: unknown): [rule: Rule | undefined, problem: string | undefined] {
  try {
    return [parseRules(json)[0], undefined];
  } catch (error) {
    if (!(error instanceof VedetteError)) throw error;
    return [undefined, JSON.stringify(error.details.problems)];
  }
}

function testProblem(rule: Rule, test: Shape, valueSets: ValueSets): string | undefined {
  const external: Shape = { valueSets, ...(isShape(test['external']) ? test['external'] : {}) };
  const found = evaluate(rule.logic, { payload: test['payload'], external });
  if (!found.ok) return found.why;
  return isDeepStrictEqual(found.value, test['expected'])
    ? undefined
    : `gives ${JSON.stringify(found.value)}`;
}

/** Those of the folder; of one country's folder alone, those that lie beside it. */
function valueSetsFor(made: ChecksMade, folder: string, files: readonly JsonFile[]): ValueSets {
  const found = files.filter(({ path, json }) => isValueSets(path) && !('$schema' in json));
  const beside = readJson(join(folder, '..', 'valuesets', 'valueSets.json'));
  if (found.length === 0) return isShape(beside) ? parseValueSets([beside]) : {};
  return Object.assign({}, ...found.map((file) => readValueSets(made, file)));
}

function readValueSets(made: ChecksMade, { path, json }: JsonFile): ValueSets {
  try {
    return parseValueSets([json]);
  } catch (error) {
    if (!(error instanceof VedetteError)) throw error;
    made.add(path, 'read', JSON.stringify(error.details.problems));
    return {};
  }
}

const isValueSets = (path: string): boolean => basename(path).toLowerCase() === 'valuesets.json';
