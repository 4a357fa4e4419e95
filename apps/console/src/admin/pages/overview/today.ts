const minuteMs = 60_000;

export const startOfMinute = (at: number): number => Math.floor(at / minuteMs) * minuteMs;

/** Local midnight of this browser. */
export function startOfToday(now: number): number {
  const midnight = new Date(now);
  midnight.setHours(0, 0, 0, 0);
  return midnight.getTime();
}
