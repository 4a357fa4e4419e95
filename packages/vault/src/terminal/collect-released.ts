import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Collects what nothing refers to any more. Node's objects of keys cannot be zeroed; they zero themselves when they are
 * collected, which could otherwise be never.
 */
export function collectReleased(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') return;
  // What the first round finds to be finalised, the second one frees.
  collect();
  collect();
}
