import { type Duration, VedetteError } from '@vedette/domain';

export type After = (delay: Duration, task: () => void) => () => void;

/**
 * Waits for work no longer than it may take; what it ends with later is dropped.
 * @throws VedetteError driver-failed when it takes longer
 */
export function limited<T>(work: Promise<T>, limit: Duration, after: After, what: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new VedetteError('driver-failed', 'world', { at: `${what}: too slow` }));
    const cancel = after(limit, late);
    const ended = (act: () => void) => {
      cancel();
      act();
    };
    work.then(
      (value) => ended(() => resolve(value)),
      (cause: unknown) => ended(() => reject(cause)),
    );
  });
}
