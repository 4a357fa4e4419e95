/** When a keeper that did not answer is asked again. */
export interface WaitRule {
  readonly first: number;
  readonly longest: number;
}

export const unreachableRule: WaitRule = { first: 1_000, longest: 60_000 };
/** What was refused is seldom given later; but somebody may put it right. */
export const refusedRule: WaitRule = { first: 60_000, longest: 600_000 };

/** Twice as long each time, spread so that all terminals of a site that had no power do not ask in one second. */
export function waitBefore({ first, longest }: WaitRule, failures: number, random: number): number {
  const whole = Math.min(longest, first * 2 ** Math.min(failures, 16));
  return Math.round(whole * (0.75 + random / 2));
}
