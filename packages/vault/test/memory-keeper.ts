import type { Keeper } from '../src/keeper/port.ts';
import {
  answered,
  type HeldScalars,
  noScalars,
  withoutOlder,
  withoutUpTo,
  withPrepared,
} from '../src/keeper/scalars.ts';

/** A keeper in memory that keeps the real one's rules. */
export function memoryKeeper(): Keeper & { slow: boolean; held(): number[] } {
  let held: HeldScalars = noScalars;
  return {
    kind: 'file',
    forgetting: 'for-good',
    unattended: true,
    /** Whether it takes its time to destroy what it may. */
    slow: false,
    held: () => [...held.scalars.keys()],
    async prepare(generation) {
      const prepared = withPrepared(held, generation);
      held = prepared.held;
      return prepared.point;
    },
    answer: async (generation, point) => answered(held, generation, point),
    async settled({ generation }) {
      if (!this.slow) held = withoutOlder(held, generation);
      return held.gone;
    },
    async dismiss(generation) {
      held = withoutUpTo(held, generation);
    },
  };
}
