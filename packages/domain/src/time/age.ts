import { parseDuration } from './duration.ts';
import { elapsed, type Instant } from './instant.ts';

export type AgeState = 'fresh' | 'too-old' | 'clock-doubtful' | 'unknown';

export interface Now {
  readonly at: Instant;
  readonly clock: 'trusted' | 'doubtful';
}

/**
 * Whether something lies at most `within` back: at exactly that age it still counts, a millisecond
 * later it does not. What lies in the future by any amount is unknown, as is what nobody dated.
 */
export function ageState(since: Instant | null, within: string, now: Now): AgeState {
  if (now.clock !== 'trusted') return 'clock-doubtful';
  const limit = parseDuration(within);
  if (since === null || limit === undefined) return 'unknown';
  const age = elapsed(since, now.at);
  if (!(age >= 0)) return 'unknown';
  return age <= limit ? 'fresh' : 'too-old';
}
