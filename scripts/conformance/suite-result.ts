/** What the official vectors say of us: each check passed, failed, or excused with the official reason. */
export interface SuiteResult {
  readonly suite: string;
  /** Files or rules with at least one check. */
  readonly cases: number;
  readonly checks: number;
  readonly passed: number;
  readonly failed: readonly Finding[];
  readonly excused: readonly Finding[];
}

export interface Finding {
  readonly case: string;
  readonly check: string;
  readonly why: string;
}

/** A suite runs over a folder laid out like the official one. */
export type Suite = (folder: string) => Promise<SuiteResult>;

/** Counts a suite's checks as they are made. */
export class Tally {
  readonly #suite: string;
  readonly #cases = new Set<string>();
  readonly #failed: Finding[] = [];
  readonly #excused: Finding[] = [];
  #passed = 0;

  constructor(suite: string) {
    this.#suite = suite;
  }

  /** @param why what is wrong, or undefined when the check passes */
  check(name: string, check: string, why: string | undefined): void {
    this.#cases.add(name);
    if (why === undefined) this.#passed += 1;
    else this.#failed.push({ case: name, check, why });
  }

  excuse(name: string, check: string, why: string): void {
    this.#cases.add(name);
    this.#excused.push({ case: name, check, why });
  }

  result(): SuiteResult {
    const [failed, excused] = [this.#failed, this.#excused];
    const checks = this.#passed + failed.length + excused.length;
    return { suite: this.#suite, cases: this.#cases.size, checks, passed: this.#passed, failed, excused };
  }
}
