import { VedetteError } from '@vedette/domain';

/** Wrong tries by whoever made them, and how long each must wait. */
export interface Attempts {
  /** @throws VedetteError `locked-out` with the seconds left */
  demandOpen(who: string): void;
  /** Counts a wrong try; gives the moment until which `who` is locked out, or null. Milliseconds. */
  failed(who: string): number | null;
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
  const tries = new Map<string, { readonly count: number; readonly at: number; readonly until: number }>();
  const countOf = (who: string): number => {
    const last = tries.get(who);
    return last === undefined || now() - last.at > forgottenAfter ? 0 : last.count;
  };
  return {
    demandOpen(who) {
      const wait = (tries.get(who)?.until ?? 0) - now();
      if (wait > 0) throw lockedOut(wait);
    },
    failed(who) {
      const count = countOf(who) + 1;
      const wait = lockOutAfter(count, rules);
      tries.delete(who);
      tries.set(who, { count, at: now(), until: now() + wait });
      const oldest = tries.keys().next();
      if (tries.size > remembered && oldest.done !== true) tries.delete(oldest.value);
      return wait === 0 ? null : now() + wait;
    },
    cleared: (who) => void tries.delete(who),
  };
}

/** @param wait milliseconds */
export function lockedOut(wait: number): VedetteError {
  return new VedetteError('locked-out', 'caller', { values: { seconds: Math.ceil(wait / 1000) } });
}
