import type { PassageEvent, PassagePhase } from '@vedette/domain';
import type { Turnstile, TurnstileEvent, Way } from '@vedette/drivers';
import type { PassageView } from './passage.ts';

type Sensing = Turnstile['capabilities']['passCompleted'];

/** What the turnstile's news mean for the passage; null when it means nothing to it. */
export function passageEventOf(event: TurnstileEvent, passCompleted: Sensing): PassageEvent | null {
  switch (event.kind) {
    case 'released':
    case 'passed':
    case 'contact-closed':
      return { kind: event.kind };
    case 'not-passed':
      return { kind: 'open-elapsed' };
    case 'pass-unobserved':
      return { kind: countsAsPassed(event, passCompleted) ? 'passed' : 'open-elapsed' };
    case 'exit-requested':
      return { kind: 'exit-pressed' };
    case 'fire':
      return fireEventOf(event.state);
    default:
      return null;
  }
}

/** Hardware without a sensor never knows; access granted counts as taken there (ONVIF does the same). */
export function countsAsPassed({ kind }: TurnstileEvent, passCompleted: Sensing): boolean {
  return kind === 'passed' || (kind === 'pass-unobserved' && passCompleted === 'not-supported');
}

/** Where nothing senses people, whoever the lane was opened for has walked. */
export function hasWalked({ completion, decision }: PassageView, passCompleted: Sensing): boolean {
  if (completion === 'taken' || completion === 'held-open') return true;
  return passCompleted === 'not-supported' && decision?.outcome === 'granted';
}

function fireEventOf(state: 'on' | 'cleared' | 'off'): PassageEvent | null {
  if (state === 'on') return { kind: 'fire' };
  return state === 'off' ? { kind: 'fire-reset' } : null;
}

/** In these the table itself knows a forced opening; in the others somebody followed behind another. */
const noticesForced: ReadonlySet<PassagePhase> = new Set([
  'idle',
  'presented',
  'decided',
  'releasing',
  'not-taken',
]);

/**
 * A forced opening, for the passage: a door was opened, or, where only a sensor saw it (it knows the
 * direction), somebody climbed through and nothing will ever close.
 * @returns null when the passage has no place for it, and it is an alarm by itself
 */
export function forcedEventOf(
  { direction }: Extract<TurnstileEvent, { kind: 'forced' }>,
  phase: PassagePhase,
): PassageEvent | null {
  if (!noticesForced.has(phase)) return null;
  return { kind: direction === null ? 'contact-opened' : 'passed' };
}

/** Whether the news are of this lane; of the other direction only what is not about a way. */
export function concerns(event: TurnstileEvent, way: Way): boolean {
  if ('way' in event) return event.way.lane === way.lane && event.way.direction === way.direction;
  return !('lane' in event) || event.lane === way.lane;
}
