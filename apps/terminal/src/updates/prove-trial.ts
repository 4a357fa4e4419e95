import type { SlotFolder } from './slot-folder.ts';
import { fallenBack, provenGood } from './slot-state.ts';

/** One thing that must work before a release is good; it names itself when it does not. */
export interface HealthCheck {
  readonly name: string;
  /** @param signal ends the wait */
  readonly passes: (signal: AbortSignal) => Promise<boolean>;
}

/**
 * Called once everything has been started. A release on trial that passes each check is good from then on; one that
 * does not goes back at once, and the caller leaves with `restartWanted`.
 * @param within milliseconds for all checks together
 * @returns the checks that failed; none for what is not on trial
 */
export async function proveTrial(
  slots: SlotFolder,
  checks: readonly HealthCheck[],
  within: number,
): Promise<readonly string[]> {
  if (slots.read().trial === null) return [];
  const signal = AbortSignal.timeout(within);
  const results = await Promise.all(
    checks.map(async (check) => ((await passed(check, signal)) ? [] : [check.name])),
  );
  const failed = results.flat();
  const state = slots.read();
  slots.write(failed.length === 0 ? provenGood(state) : fallenBack(state, 'refused', failed));
  return failed;
}

async function passed({ passes }: HealthCheck, signal: AbortSignal): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<false>();
  signal.addEventListener('abort', () => resolve(false), { once: true });
  return Promise.race([passes(signal).catch(() => false), late]);
}
