import { instant } from '@vedette/domain';
import { type LinkClock, systemClock } from '@vedette/link/device';

/** The time of this machine, of which the test may leave some out. */
export interface SkippableClock extends LinkClock {
  skip(milliseconds: number): void;
}

export function skippableClock(): SkippableClock {
  let skipped = 0;
  const waiting = new Set<{ readonly due: number; readonly fire: () => void }>();
  const monotonic = (): number => systemClock.monotonic() + skipped;
  return {
    now: () => instant(systemClock.now() + skipped),
    monotonic,
    after(milliseconds, act) {
      const fire = (): void => {
        cancel();
        act();
      };
      const entry = { due: monotonic() + milliseconds, fire };
      const cancelReal = systemClock.after(milliseconds, fire);
      const cancel = (): void => {
        waiting.delete(entry);
        cancelReal();
      };
      waiting.add(entry);
      return cancel;
    },
    skip(milliseconds) {
      skipped += milliseconds;
      for (const { due, fire } of [...waiting].sort((a, b) => a.due - b.due)) if (due <= monotonic()) fire();
    },
  };
}
