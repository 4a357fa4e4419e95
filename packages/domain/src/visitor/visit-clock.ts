import type { Duration } from '../time/duration.ts';
import { after, type Instant } from '../time/instant.ts';
import { isInside, isOver, isWelcome, type VisitEvent, type VisitState } from './visit-state.ts';

/** What a site does by itself when time passes. */
export interface VisitTimes {
  /** How long after the window somebody may still be on the way out. */
  readonly grace: Duration;
  /** How long after the window whoever was not signed out is taken to have left. At least the grace. */
  readonly endAfter: Duration;
}

export interface DueVisitEvent {
  readonly at: Instant;
  readonly kind: 'stayed-too-long' | 'time-over';
}

/**
 * What happens to a visit next if nobody does anything, and when; null when nothing does. Somebody who never came is
 * not waited for after the window: the grace is for leaving.
 */
export function nextVisitEvent(visit: VisitState, { grace, endAfter }: VisitTimes): DueVisitEvent | null {
  if (isInside(visit.phase)) {
    const overstays = after(visit.until, grace);
    const ends = after(visit.until, (endAfter > grace ? endAfter : grace) as Duration);
    return visit.phase === 'on-site' && overstays < ends
      ? { at: overstays, kind: 'stayed-too-long' }
      : { at: ends, kind: 'time-over' };
  }
  return isOver(visit.phase) ? null : { at: visit.until, kind: 'time-over' };
}

/** The event itself once its moment has come; null before. */
export function dueVisitEvent(visit: VisitState, times: VisitTimes, now: Instant): VisitEvent | null {
  const next = nextVisitEvent(visit, times);
  return next === null || now < next.at ? null : { kind: next.kind, at: now };
}

/**
 * When what is known of a visitor through one visit must be gone: `keep` after its end; at once when he asked and is
 * not on site. Who is on site stays known until he leaves: in a fire somebody has to count him. Null while the end is
 * not known.
 */
export function visitErasure(
  visit: VisitState,
  keep: Duration,
  askedAt: Instant | null,
): { readonly at: Instant } | null {
  if (askedAt !== null && !isInside(visit.phase)) return { at: askedAt };
  if (!isOver(visit.phase) || visit.endedAt === null) return null;
  // He may still come back: the window ends the visit, not the first way out.
  const end = isWelcome(visit) && visit.until > visit.endedAt ? visit.until : visit.endedAt;
  return { at: after(end, keep) };
}
