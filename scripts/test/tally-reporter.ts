// The last line of `npm test` counts what ran. vitest's own JSON leaves out why a test was skipped, and a
// file that cannot be loaded has no test that could fail: both are counted here.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { TestCase, TestModule } from 'vitest/node';

/** What one run of vitest came to. */
export type Tally = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly { readonly test: string; readonly reason: string }[];
};

/** Counts tests; a file, a suite's hook or a stray promise that fails outside of any test counts as one. */
export function tally(modules: readonly TestModule[], strayErrors: number): Tally {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const inState = (state: string) => tests.filter((test) => test.result().state === state);
  const brokenOutside = modules.filter((module) => !module.ok() && !hasFailedTest(module)).length;
  return {
    passed: inState('passed').length,
    failed: inState('failed').length + brokenOutside + strayErrors,
    skipped: inState('skipped').map((test) => ({ test: nameOf(test), reason: reasonOf(test) })),
  };
}

function hasFailedTest(module: TestModule): boolean {
  return [...module.children.allTests('failed')].length > 0;
}

function nameOf(test: TestCase): string {
  return `${test.module.relativeModuleId}: ${test.fullName}`;
}

function reasonOf(test: TestCase): string {
  const result = test.result();
  return (result.state === 'skipped' ? result.note : undefined) ?? 'no reason given';
}

/** Writes the tally to the file named by VEDETTE_TALLY, if any. */
export class TallyReporter {
  readonly #file = process.env['VEDETTE_TALLY'];

  onTestRunEnd(modules: readonly TestModule[], strayErrors: readonly unknown[]): void {
    if (this.#file === undefined) return;
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, JSON.stringify(tally(modules, strayErrors.length)));
  }
}
