import type { Instant } from '@vedette/domain';
import type { SiteClock } from '../../clock/site-clock.ts';

/** A moment as the site's wall clock shows it: `2026-11-24 08:05:09`; nothing for null. */
export function siteTime(clock: SiteClock, at: Instant | null): string {
  if (at === null) return '';
  const { date, minute } = clock.local(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  // No time zone in use differs from UTC by a fraction of a minute.
  return `${date} ${two(Math.floor(minute / 60))}:${two(minute % 60)}:${two(Math.floor(at / 1000) % 60)}`;
}
