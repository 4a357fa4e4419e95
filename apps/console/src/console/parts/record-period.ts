import { startOfDay } from './zoned-day.ts';

export interface Period {
  /** Milliseconds since the epoch, inclusive. */
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

const day = 86_400_000;
/** What the platform answers at most. */
export const longestPeriod = 31 * day;

/** What the address says, else the present day of a zone; a missing end is a day from the other. */
export function periodOf(
  { from, to }: { readonly from?: number | undefined; readonly to?: number | undefined },
  now: number,
  zone: string,
): Period {
  const start = from ?? (to === undefined ? startOfDay(now, zone) : to - day);
  // Not the present moment: it would be another question each time.
  const end = to ?? start + day;
  return { from: start, to: Math.max(end, start + 1) };
}
