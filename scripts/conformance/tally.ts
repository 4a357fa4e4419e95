import type { CheckResult, Excuse, Suite, SuiteRun } from './suite.ts';

interface Excused {
  readonly case: string;
  readonly check: string;
  readonly why: string;
}

export interface Tally {
  readonly suite: string;
  readonly cases: number;
  readonly checks: number;
  readonly passed: number;
  readonly failed: readonly { readonly case: string; readonly check: string; readonly why: string }[];
  /** Failed, and known to be wrong in the suite itself. */
  readonly excused: readonly Excused[];
  /** Passed though an excuse that names the very file was there: the excuse is to be taken away. */
  readonly stale: readonly Excused[];
}

/** Sorts what a suite decided into passed, failed and excused. */
export function tallyOf(name: string, { excuses }: Suite, { cases, checks }: SuiteRun): Tally {
  const failed: Excused[] = [];
  const excused: Excused[] = [];
  const stale: Excused[] = [];
  for (const result of checks) {
    const excuse = excuses.find((candidate) => covers(candidate, result));
    const { case: file, check, why } = result;
    if (why === null && excuse !== undefined && namesOneFile(excuse))
      stale.push({ case: file, check, why: excuse.why });
    if (why === null) continue;
    if (result.skipped !== undefined) excused.push({ case: file, check, why: result.skipped });
    else if (excuse === undefined) failed.push({ case: file, check, why });
    else excused.push({ case: file, check, why: excuse.why });
  }
  const passed = checks.length - failed.length - excused.length;
  return { suite: name, cases, checks: checks.length, passed, failed, excused, stale };
}

const covers = (excuse: Excuse, { case: file, check }: CheckResult): boolean =>
  excuse.checks.includes(check) && excuse.cases.test(file);

/** An excuse for a whole country may well be needed for some of its files alone. */
const namesOneFile = ({ cases }: Excuse): boolean => !/[.][*+]/.test(cases.source);
