import { isDeepStrictEqual } from 'node:util';
import { evaluate, validate } from '@vedette/credential/certlogic';
import { readJsonFiles } from './json-files.ts';
import { isShape, type Shape, shapesOf, textOf } from './json-shape.ts';
import { type SuiteResult, Tally } from './suite-result.ts';

const skipped = 'the suite marks it with the directive "skip"';

/** The evaluation and validation suites of the CertLogic specification, wherever they lie in the folder. */
export async function runCertLogic(folder: string): Promise<SuiteResult> {
  const tally = new Tally('certlogic');
  for (const { path, json } of readJsonFiles(folder)) {
    if (!isShape(json)) continue;
    for (const [at, test] of shapesOf(json['cases']).entries()) {
      if ('assertions' in test) runEvaluation(tally, path, json, test);
      else if ('issues' in test) runValidation(tally, path, `#${at + 1}`, test);
    }
  }
  return tally.result();
}

function runEvaluation(tally: Tally, path: string, suite: Shape, test: Shape): void {
  for (const [at, assertion] of shapesOf(test['assertions']).entries()) {
    const check = `${textOf(test['name'])} #${at + 1}`;
    if ([suite, test, assertion].some(({ directive }) => directive === 'skip')) {
      tally.excuse(path, check, skipped);
      continue;
    }
    const expression = assertion['certLogicExpression'] ?? test['certLogicExpression'];
    tally.check(path, check, evaluationProblem(expression, assertion));
  }
}

function evaluationProblem(expression: unknown, { data, expected }: Shape): string | undefined {
  const found = evaluate(expression, data);
  if (!found.ok) return found.why;
  const value = plain(found.value);
  return isDeepStrictEqual(value, expected) ? undefined : `gives ${JSON.stringify(value)}`;
}

function runValidation(tally: Tally, path: string, check: string, test: Shape): void {
  const issues = validate(test['certLogicExpression']);
  const same = isDeepStrictEqual(plain(issues), test['issues']);
  tally.check(path, check, same ? undefined : `finds ${JSON.stringify(issues)}`);
}

/** As the value reads in JSON, where a date-time is a text. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
