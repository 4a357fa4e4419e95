import type { Duration } from '@vedette/domain';
import type { Scheduler } from './scheduler.ts';

/** Rejects with `late()` when `work` has not ended in time. What it ends with later is dropped. */
export function withDeadline<T>(
  scheduler: Scheduler,
  limit: Duration,
  work: Promise<T>,
  late: () => Error,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const cancel = scheduler.after(limit, () => reject(late()));
    work.then(
      (value) => {
        cancel();
        resolve(value);
      },
      (error: unknown) => {
        cancel();
        reject(error);
      },
    );
  });
}
