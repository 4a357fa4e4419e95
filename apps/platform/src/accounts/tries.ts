import type { Instant } from '@vedette/domain';
import { type AttemptRules, hashOf, lockedOut, lockOutAfter } from '@vedette/server';
import type { AttemptStore } from '@vedette/store/platform';

/** Tries at a secret, counted over all processes. */
export interface Tries {
  /** Counts a try as wrong until it is found right. @throws VedetteError `locked-out` with the seconds left */
  begin(who: string): Promise<void>;
  /** The last try was right; those before it still count. */
  takeBack(who: string): Promise<void>;
  cleared(who: string): Promise<void>;
}

/** @param kind of whom or what, such as `name`: the same text is another one's for each */
export function openTries(
  attempts: AttemptStore,
  kind: string,
  rules: AttemptRules,
  now: () => Instant,
): Tries {
  // Hashed, because a name typed wrong may be a password.
  const keyOf = (who: string): string =>
    hashOf(`${kind}\0${who.toWellFormed().normalize('NFKC').toLowerCase()}`);
  return {
    async begin(who) {
      const wait = await attempts.begin(keyOf(who), now(), (count) => lockOutAfter(count, rules));
      if (wait > 0) throw lockedOut(wait);
    },
    takeBack: (who) => attempts.takeBack(keyOf(who)),
    cleared: (who) => attempts.clear(keyOf(who)),
  };
}
