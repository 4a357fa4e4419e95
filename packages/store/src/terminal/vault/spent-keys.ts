import type { Instant } from '@vedette/domain';
import type { StoreContext } from '../context.ts';

const dayMilliseconds = 86_400_000;

/**
 * Drops the keys of days whose period is over, and with them whatever copy there is of what was sealed to them. A day is
 * the site's, which nobody here knows: its end is taken a day later than that of the same day in UTC, so that nothing
 * loses its key before its time.
 */
export function dropSpentKeys({ vault }: Pick<StoreContext, 'vault'>, now: Instant): number {
  if (vault.state() === 'none') return 0;
  const spent = vault.pairs().filter(({ day, keep }) => Date.parse(day) + 2 * dayMilliseconds + keep <= now);
  if (spent.length > 0) vault.drop(spent);
  return spent.length;
}
