import { join } from 'node:path';
import { basename, dirname } from 'node:path/posix';
import { isDeepStrictEqual } from 'node:util';
import { parseRules, parseValueSets, type Rule, type ValueSets } from '@vedette/credential';
import { evaluate } from '@vedette/credential/certlogic';
import { VedetteError } from '@vedette/domain';
import { ChecksMade } from './checks-made.ts';
import { filesBelow, readJson } from './files.ts';
import { isShape, type Shape } from './json-shape.ts';
import type { Suite, SuiteRun } from './suite.ts';

/**
 * Countries' business rules with their tests: a rule is a JSON file with an `Identifier` and `Logic`, its
 * tests are those with a `payload` and what is `expected`, in its folder or below. The value sets of the
 * folder stand in where a test brings none.
 */
export const dgcRulesSuite: Suite = { excuses: [], run: runDgcRules };

interface JsonFile {
  readonly path: string;
  readonly json: unknown;
}

async function runDgcRules(folder: string): Promise<SuiteRun> {
  const made = new ChecksMade();
  const files = filesBelow(folder, '.json').map((path) => ({ path, json: readJson(join(folder, path)) }));
  for (const { path, json } of files) if (json === undefined) made.add(path, 'read', 'not JSON');
  const tests = files.filter(({ json }) => isShape(json) && 'payload' in json && 'expected' in json);
  const valueSets = valueSetsIn(files);
  const rules = files.filter(({ json }) => isShape(json) && 'Identifier' in json && 'Logic' in json);
  for (const file of rules) runRule(made, file, testsOf(file, tests), valueSets);
  return made.run();
}

function runRule(made: ChecksMade, file: JsonFile, tests: readonly JsonFile[], valueSets: ValueSets): void {
  const name = dirname(file.path);
  const [rule, problem] = readRule(file.json);
  // A rule without tests is a case all the same: it has to be read.
  if (rule === undefined || tests.length === 0) made.add(name, basename(file.path), problem);
  for (const { path, json } of tests) {
    const check = basename(path);
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

function testProblem(rule: Rule, test: unknown, valueSets: ValueSets): string | undefined {
  if (!isShape(test)) return 'not a test';
  const external: Shape = { valueSets, ...(isShape(test['external']) ? test['external'] : {}) };
  const found = evaluate(rule.logic, { payload: test['payload'], external });
  if (!found.ok) return found.why;
  return isDeepStrictEqual(found.value, test['expected'])
    ? undefined
    : `gives ${JSON.stringify(found.value)}`;
}

function testsOf(rule: JsonFile, tests: readonly JsonFile[]): JsonFile[] {
  const folder = `${dirname(rule.path)}/`;
  return tests.filter(({ path }) => path.startsWith(folder));
}

function valueSetsIn(files: readonly JsonFile[]): ValueSets {
  const found = files.filter(({ path }) => basename(path).toLowerCase() === 'valuesets.json');
  return parseValueSets(
    found.map(({ json }) => json).filter((json) => isShape(json) && !('$schema' in json)),
  );
}
