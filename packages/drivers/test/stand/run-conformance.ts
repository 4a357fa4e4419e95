import { it } from 'vitest';
import type { ConformanceCheck, ConformanceSubject } from '../../src/conformance/conformance.ts';

/** Each check as a test with a subject of its own; what the hardware cannot do is shown as skipped. */
export function runConformance<Subject extends ConformanceSubject>(
  checks: readonly ConformanceCheck<Subject>[],
  make: () => Promise<Subject>,
): void {
  for (const check of checks)
    it.concurrent(check.name, (context) =>
      using(make, async (subject) => {
        if (!check.applies(subject)) context.skip('not supported');
        await check.run(subject);
      }),
    );
}

/** A subject that is put away whatever happens, as a hook of a concurrent test cannot do it. */
export async function using<Subject extends ConformanceSubject>(
  make: () => Promise<Subject>,
  work: (subject: Subject) => Promise<void>,
): Promise<void> {
  const subject = await make();
  try {
    await work(subject);
  } finally {
    await subject.dispose();
  }
}
