import type { PassageEvent } from '@vedette/domain';
import type { Turnstile, TurnstileEvent, Way } from '@vedette/drivers';

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
      // Hardware without a sensor never knows; access granted counts as taken there (ONVIF does the same).
      return { kind: passCompleted === 'not-supported' ? 'passed' : 'open-elapsed' };
    case 'forced':
      return { kind: 'contact-opened' };
    case 'exit-requested':
      return { kind: 'exit-pressed' };
    case 'fire':
      return fireEventOf(event.state);
    default:
      return null;
  }
}

type Sensing = Turnstile['capabilities']['passCompleted'];

function fireEventOf(state: 'on' | 'cleared' | 'off'): PassageEvent | null {
  if (state === 'on') return { kind: 'fire' };
  return state === 'off' ? { kind: 'fire-reset' } : null;
}

export function concerns(event: TurnstileEvent, way: Way): boolean {
  if ('way' in event) return event.way.lane === way.lane && event.way.direction === way.direction;
  return !('lane' in event) || event.lane === way.lane;
}
