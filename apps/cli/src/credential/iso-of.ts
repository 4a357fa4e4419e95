/** ISO 8601 in UTC; null for no moment, and for one that no calendar has. */
export function isoOf(at: number | null): string | null {
  const date = new Date(at ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
