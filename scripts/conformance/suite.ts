/** One expectation of one case; `why` is null when the decision is the expected one. */
export interface CheckResult {
  /** The file, relative to the suite's folder, with what else it takes to find the case. */
  readonly case: string;
  readonly check: string;
  readonly why: string | null;
  /** Why the suite itself takes the check out; it is excused, whatever was decided. */
  readonly skipped?: string;
}

/** A check that the publisher of a suite knows to be wrong. Nothing else is ever excused. */
export interface Excuse {
  /** The whole name of the case. */
  readonly cases: RegExp;
  readonly checks: readonly string[];
  readonly why: string;
}

export interface SuiteRun {
  readonly cases: number;
  readonly checks: readonly CheckResult[];
}

/** An official test suite, decided by our own code. */
export interface Suite {
  readonly excuses: readonly Excuse[];
  /** @throws Error with a message for the user when the folder holds no such suite */
  run(directory: string): Promise<SuiteRun>;
}
