import type { ForgetDeps, LogWriter } from '../keeper/deps.ts';
import { forgetDropped } from '../keeper/forget.ts';
import { dropDue } from '../retention/drop-due.ts';
import type { Ground } from './open-ground.ts';

export interface Forgetting {
  readonly deps: ForgetDeps;
  /** Drops what is due and makes everything that was dropped go, beside what goes on. */
  soon(): void;
  /** The same, until it is done. */
  now(): Promise<void>;
  close(): Promise<void>;
}

/** Keys that were dropped go with the next epoch of the custody: one turn at a time in this process. */
export function openForgetting(ground: Ground, publicLog: LogWriter): Forgetting {
  const { store, racks, now, failed } = ground;
  const deps: ForgetDeps = { keeper: store.keeper, racks, stores: store, publicLog, now };
  let last: Promise<void> = Promise.resolve();
  let isWaiting = false;
  const turn = (): Promise<void> => {
    const mine = last.then(async () => {
      isWaiting = false;
      await dropDue({ stores: store, now });
      await forgetDropped(deps);
    });
    last = mine.catch(() => undefined);
    return mine;
  };
  return {
    deps,
    soon() {
      // One that has not begun yet will see what was dropped until then.
      if (isWaiting) return;
      isWaiting = true;
      turn().catch(failed('forgetting'));
    },
    now: turn,
    close: () => last,
  };
}
