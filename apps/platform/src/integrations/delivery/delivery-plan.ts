import { type Duration, duration } from '@vedette/domain';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** The waits between attempts that Standard Webhooks proposes: ten attempts within about three days. */
const waits: readonly number[] = [
  ...[5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour],
  ...[10 * hour, 14 * hour, 20 * hour, 24 * hour],
];

export const attemptsAtMost = waits.length + 1;

/**
 * How long to wait before the next attempt; null when it was the last. Up to a tenth more, so that a receiver that
 * comes back is not met by everybody at once.
 * @param attempts how many there were
 * @param random 0 up to, not including, 1
 */
export function nextAttemptIn(attempts: number, random: number): Duration | null {
  const wait = waits[attempts - 1];
  return wait === undefined ? null : duration(Math.round(wait * (1 + random / 10)));
}
