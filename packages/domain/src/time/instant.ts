import type { Branded } from '../brand.ts';
import type { Duration } from './duration.ts';

/** A moment, in milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = Branded<number, 'Instant'>;

export function instant(milliseconds: number): Instant {
  return milliseconds as Instant;
}

/** The moment `by` after `start`; a negative duration goes back. */
export function after(start: Instant, by: Duration): Instant {
  return (start + by) as Instant;
}

/** How long `later` lies after `earlier`; negative when it lies before. */
export function elapsed(earlier: Instant, later: Instant): Duration {
  return (later - earlier) as Duration;
}
