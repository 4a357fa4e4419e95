import type { CheckResult, SuiteRun } from './suite.ts';

/** The checks of a suite as they are made. */
export class ChecksMade {
  readonly #checks: CheckResult[] = [];

  /** @param why what is wrong, or undefined when the decision is the expected one */
  add(name: string, check: string, why: string | undefined): void {
    this.#checks.push({ case: name, check, why: why ?? null });
  }

  /** A check that the suite itself takes out. */
  skip(name: string, check: string, why: string): void {
    this.#checks.push({ case: name, check, why, skipped: why });
  }

  /** @throws Error when nothing was checked: an empty folder would otherwise look like a good one */
  run(): SuiteRun {
    if (this.#checks.length === 0) throw new Error('The folder holds nothing of this suite');
    return { cases: new Set(this.#checks.map((made) => made.case)).size, checks: this.#checks };
  }
}
