export interface RateRules {
  /** So many a second in the long run. */
  readonly perSecond: number;
  /** So many at once, by whoever has been quiet. */
  readonly burst: number;
}

/** How often each may ask. */
export interface RateLimit {
  /** Counts a request when it may come now. @returns milliseconds until it may; 0 for now */
  take(who: string): number;
}

const rememberedAtMost = 50_000;

/**
 * Of each is kept one instant alone: when all that came would have come at the steady rate (GCRA, the virtual scheduling
 * of ITU-T I.371). In the memory of this process and bounded: an instant that has passed says nothing and is forgotten.
 * @param now monotonic milliseconds
 */
export function openRateLimit({ perSecond, burst }: RateRules, now: () => number): RateLimit {
  const due = new Map<string, number>();
  const interval = 1000 / perSecond;
  const tolerance = (burst - 1) * interval;
  return {
    take(who) {
      const at = now();
      const mine = Math.max(due.get(who) ?? at, at);
      if (mine - at > tolerance) return mine - at - tolerance;
      if (due.size >= rememberedAtMost && !due.has(who)) forget(due, at);
      due.set(who, mine + interval);
      return 0;
    },
  };
}

/** What has passed, and of the rest the one that came first: an attacker with many names costs no more memory. */
function forget(due: Map<string, number>, at: number): void {
  for (const [who, instant] of due) if (instant <= at) due.delete(who);
  const first = due.keys().next();
  if (due.size >= rememberedAtMost && first.done !== true) due.delete(first.value);
}
