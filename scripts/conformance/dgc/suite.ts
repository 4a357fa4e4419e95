import { join } from 'node:path';
import { filesBelow, readJson } from '../files.ts';
import type { CheckResult, Suite, SuiteRun } from '../suite.ts';
import { checks } from './checks.ts';
import { type DgcCase, type Expectation, isDgcCase, parseDgcCase } from './dgc-case.ts';
import { dgcExcuses } from './excuses.ts';
import { hasMessage, missingFor } from './missing.ts';
import { pictureBeside, textsIn } from './picture.ts';

/** A flag by this name inside the flags speaks of the case as a whole. */
const wholeCase = 'EXPECTEDRESULTS';

/** The test data of the EU Digital COVID Certificate: every flag of every case is a check. */
export const dgcSuite: Suite = {
  excuses: dgcExcuses,
  async run(directory: string): Promise<SuiteRun> {
    const results: CheckResult[] = [];
    let cases = 0;
    for (const path of filesBelow(directory, '.json')) {
      const found = await runFile(directory, path);
      if (found === null) continue;
      cases++;
      results.push(...found);
    }
    if (cases === 0) throw new Error(`There is no case below ${directory}`);
    return { cases, checks: results };
  },
};

/** Null for a file that is no case. */
async function runFile(directory: string, path: string): Promise<readonly CheckResult[] | null> {
  const json = readJson(join(directory, path));
  const name = caseName(directory, path);
  if (json === undefined && /(^|\/)raw\//i.test(path)) return [unread(name, 'the file is not JSON')];
  if (!isDgcCase(json)) return null;
  try {
    const one = parseDgcCase(json);
    return await runCase(name, await withPicture(one, join(directory, path)));
  } catch (error) {
    return [unread(name, error instanceof Error ? error.message : String(error))];
  }
}

/** With the picture that lies beside it, and of a case that is a picture alone with what that shows. */
async function withPicture(one: DgcCase, path: string): Promise<DgcCase> {
  const picture = one.picture ?? pictureBeside(path);
  if (picture === null || hasMessage(one)) return { ...one, picture };
  const [prefixed = null] = await textsIn(picture);
  return { ...one, picture, prefixed };
}

/** Path with the country, also where a country's own folder was given. */
function caseName(directory: string, path: string): string {
  const parts = join(directory, path).split(/[\\/]/);
  const at = parts.findIndex((part) => part.toLowerCase() === '2dcode');
  const country = /^\d/.test(parts[at - 1] ?? '') ? at - 2 : at - 1;
  return at > 0 ? parts.slice(Math.max(country, 0)).join('/') : path;
}

const unread = (name: string, why: string): CheckResult => ({ case: name, check: 'file', why });

async function runCase(name: string, one: DgcCase): Promise<readonly CheckResult[]> {
  const single = one.expected.filter(({ flag }) => flag !== wholeCase);
  const results = await Promise.all(single.map((expectation) => runCheck(name, one, expectation)));
  const isAsStated = results.every(({ why, skipped }) => why === null || skipped !== undefined);
  return one.expected.map(({ flag, succeeds }) => {
    const why = isAsStated === succeeds ? null : 'another check of the case failed';
    return results.find(({ check }) => check === flag) ?? { case: name, check: flag, why };
  });
}

async function runCheck(name: string, one: DgcCase, expectation: Expectation): Promise<CheckResult> {
  const check = expectation.flag;
  const skipped = missingFor(one, check);
  if (skipped !== null) return { case: name, check, why: skipped, skipped };
  return { case: name, check, why: await judge(one, expectation) };
}

async function judge(one: DgcCase, { flag, succeeds }: Expectation): Promise<string | null> {
  const check = checks.get(flag);
  if (check === undefined) return 'nobody knows what the flag asks';
  const problem = await check(one);
  if (succeeds) return problem;
  return problem === null ? 'it succeeds, and is expected to fail' : null;
}
