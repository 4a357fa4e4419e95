import { VedetteError } from '@vedette/domain';

/** Tries at a secret by whoever makes them, and how long each must wait. */
export interface Attempts {
  /**
   * Counts a try as wrong until it is found right, so that many made at once are not one.
   * @throws VedetteError `locked-out` with the seconds left
   */
  begin(who: string): void;
  /** The last try was right; those before it still count. */
  takeBack(who: string): void;
  /** Nothing is held against `who` any more. */
  cleared(who: string): void;
}

export interface AttemptRules {
  /** Wrong tries that cost nothing. */
  readonly free: number;
  /** Milliseconds after the first one too many; doubled with each further one. */
  readonly first: number;
  readonly longest: number;
}

export const signInRules: AttemptRules = { free: 4, first: 15_000, longest: 3_600_000 };
/** Many people may sit behind one address. */
export const addressRules: AttemptRules = { free: 19, first: 15_000, longest: 3_600_000 };

/** How long the `count`th wrong try locks out; milliseconds, 0 for none. */
export function lockOutAfter(count: number, rules: AttemptRules): number {
  const beyond = count - rules.free;
  return beyond <= 0 ? 0 : Math.min(rules.longest, rules.first * 2 ** Math.min(beyond - 1, 30));
}

const remembered = 10_000;
/** Milliseconds without a wrong try after which the count begins anew. */
const forgottenAfter = 24 * 3_600_000;

/** In memory and bounded: the one longest untouched is forgotten first. */
export function openAttempts(rules: AttemptRules, now: () => number): Attempts {
  const tries = new Map<string, { readonly count: number; readonly at: number }>();
  const known = (who: string): { readonly count: number; readonly at: number } => {
    const last = tries.get(who);
    return last === undefined || now() - last.at > forgottenAfter ? { count: 0, at: now() } : last;
  };
  return {
    begin(who) {
      const { count, at } = known(who);
      const wait = at + lockOutAfter(count, rules) - now();
      if (wait > 0) throw lockedOut(wait);
      tries.delete(who);
      tries.set(who, { count: count + 1, at: now() });
      const oldest = tries.keys().next();
      if (tries.size > remembered && oldest.done !== true) tries.delete(oldest.value);
    },
    takeBack(who) {
      const { count, at } = known(who);
      tries.set(who, { count: Math.max(0, count - 1), at });
    },
    cleared: (who) => void tries.delete(who),
  };
}

/** @param wait milliseconds */
export function lockedOut(wait: number): VedetteError {
  return new VedetteError('locked-out', 'caller', { values: { seconds: Math.ceil(wait / 1000) } });
}
