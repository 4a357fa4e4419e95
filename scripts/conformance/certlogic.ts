import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { evaluate, validate } from '@vedette/credential/certlogic';
import { ChecksMade } from './checks-made.ts';
import { filesBelow, readJson } from './files.ts';
import { isShape, type Shape, shapesOf, textOf } from './json-shape.ts';
import type { Suite, SuiteRun } from './suite.ts';

const skipped = 'the suite marks it with the directive "skip"';

/** The evaluation and validation suites of the CertLogic specification, wherever they lie in the folder. */
export const certLogicSuite: Suite = { excuses: [], run: runCertLogic };

async function runCertLogic(folder: string): Promise<SuiteRun> {
  const made = new ChecksMade();
  for (const path of filesBelow(folder, '.json')) {
    const json = readJson(join(folder, path));
    if (isShape(json)) runFile(made, path, json);
    else made.add(path, 'read', 'not JSON');
  }
  return made.run();
}

function runFile(made: ChecksMade, path: string, suite: Shape): void {
  for (const [at, test] of shapesOf(suite['cases']).entries()) {
    if ('assertions' in test) runEvaluation(made, path, suite, test);
    else if ('issues' in test) runValidation(made, path, `#${at + 1}`, test);
  }
}

function runEvaluation(made: ChecksMade, path: string, suite: Shape, test: Shape): void {
  for (const [at, assertion] of shapesOf(test['assertions']).entries()) {
    const check = `${textOf(test['name'])} #${at + 1}`;
    const expression = assertion['certLogicExpression'] ?? test['certLogicExpression'];
    const problem = evaluationProblem(expression, assertion);
    const isSkipped = [suite, test, assertion].some(({ directive }) => directive === 'skip');
    // What the suite leaves out may be right all the same.
    if (isSkipped && problem !== undefined) made.skip(path, check, `${skipped}; ours ${problem}`);
    else made.add(path, check, problem);
  }
}

function evaluationProblem(expression: unknown, { data, expected }: Shape): string | undefined {
  const found = evaluate(expression, data);
  if (!found.ok) return found.why;
  const value = plain(found.value);
  return isDeepStrictEqual(value, expected) ? undefined : `gives ${JSON.stringify(value)}`;
}

function runValidation(made: ChecksMade, path: string, check: string, test: Shape): void {
  const issues = validate(test['certLogicExpression']);
  const same = isDeepStrictEqual(plain(issues), test['issues']);
  made.add(path, check, same ? undefined : `finds ${JSON.stringify(issues)}`);
}

/** As the value reads in JSON, where a date-time is a text. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
