export interface BackoffRule {
  /** Milliseconds; the first wait is somewhere below it. */
  readonly first: number;
  readonly longest: number;
}

export const reconnectRule: BackoffRule = { first: 2_000, longest: 300_000 };

/**
 * How long to wait before the next attempt: anything up to a bound that doubles with each failure ("full jitter"), so
 * that devices which were cut off together do not come back together.
 * @param failures how many attempts failed since it last went well
 * @param random 0 up to, not including, 1
 * @param atLeast what the platform asked for; the whole wait is spread over as much again
 */
export function backoff(rule: BackoffRule, failures: number, random: number, atLeast = 0): number {
  const bound = Math.min(rule.longest, rule.first * 2 ** Math.min(failures, 20));
  return Math.round(atLeast + random * Math.max(bound, atLeast));
}
