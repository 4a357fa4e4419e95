/** Why the present time is not believed. */
export const clockDoubts = ['set-back', 'never-set', 'off'] as const;
export type ClockDoubt = (typeof clockDoubts)[number];

/** What the operator confirmed: that `at` was right although the store had seen `highest`. */
export interface Accepted {
  readonly at: number;
  readonly highest: number;
}

/** Slewing and the store's own rounding stay below this; milliseconds. */
const setBackTolerance = 2_000;
/** A time server's answer further away than this says that our clock is wrong; milliseconds. */
const offTolerance = 5_000;
/** No terminal of this version ran before this day. */
const earliest = Date.UTC(2026, 0, 1);

/**
 * What speaks against the clock when the terminal starts.
 * @param wall the present, @param highest the highest instant the store has ever seen; both milliseconds
 */
export function doubtAtStart(wall: number, highest: number, accepted: Accepted | null): ClockDoubt | null {
  if (wall < earliest) return 'never-set';
  const isAccepted =
    accepted !== null && highest <= accepted.highest && wall >= accepted.at - setBackTolerance;
  return !isAccepted && wall < highest - setBackTolerance ? 'set-back' : null;
}

/** What passed by the wall clock and by a clock that cannot be set, in milliseconds. */
export function wasSetBack(byWall: number, byMonotonic: number): boolean {
  return byWall - byMonotonic < -setBackTolerance;
}

export function isOff(offset: number): boolean {
  return Math.abs(offset) > offTolerance;
}
