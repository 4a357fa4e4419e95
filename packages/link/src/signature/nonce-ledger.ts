import { linkTimes } from '@vedette/contract/link';
import { type Instant, VedetteError } from '@vedette/domain';
import type { NonceLedger } from '../platform/ports.ts';

/** A request may be dated up to the window ahead, and is then good for as long again. */
const span = 2 * linkTimes.window;

/**
 * Remembers the requests that this process has seen, for ten minutes at least and twenty at most, in two halves of
 * which the older is forgotten whole.
 * @param most how many may be remembered; beyond it requests are refused, because forgetting one would let it be
 * replayed
 */
export function memoryNonceLedger(now: () => Instant, most = 500_000): NonceLedger {
  let young = new Set<string>();
  let old = new Set<string>();
  let since = now();

  /** A clock that was set back forgets nothing. */
  function turn(): void {
    const age = now() - since;
    if (age < 0) since = now();
    if (age < span) return;
    old = age < 2 * span ? young : new Set();
    young = new Set();
    since = now();
  }
  return {
    isFirst(keyId, nonce) {
      turn();
      const mark = `${keyId}${nonce}`;
      if (young.has(mark) || old.has(mark)) return false;
      if (young.size + old.size >= most) throw new VedetteError('rate-limited', 'world', { at: 'nonces' });
      young.add(mark);
      return true;
    },
  };
}
