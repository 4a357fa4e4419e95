import type { Outcome } from '../decision/decision.ts';
import type { Duty } from '../duty/duty.ts';
import { type Duration, duration, parseDuration } from '../time/duration.ts';
import type { Completion } from './pass-record.ts';

/**
 * Where one passage through one lane stands. `releasing`: granted, the lane was told to open;
 * `fire-open`: the lane stands open for fire until somebody resets it.
 */
export const passagePhases = [
  'idle',
  'presented',
  'decided',
  'releasing',
  'released',
  'taken',
  'not-taken',
  'forced',
  'held-open',
  'fire-open',
] as const;
export type PassagePhase = (typeof passagePhases)[number];

/** A lane without a door contact stays `closed` for ever. */
export type Contact = 'open' | 'closed';
export interface PassageState {
  readonly phase: PassagePhase;
  readonly contact: Contact;
}
export const idlePassage: PassageState = { phase: 'idle', contact: 'closed' };

/** Everything that can happen to a passage, by the name under which the table knows it. */
export const passageEvents = [
  'person-appeared',
  'person-left',
  'decided:granted',
  'decided:denied',
  'decided:refer',
  'decided:needs',
  'operator-released',
  'operator-refused',
  'exit-pressed',
  'released',
  'passed',
  'contact-opened',
  'contact-closed',
  'open-elapsed',
  'held-elapsed',
  'wait-elapsed',
  'fire',
  'fire-reset',
] as const;
export type PassageEventName = (typeof passageEvents)[number];
type PlainEvent = Exclude<PassageEventName, `decided:${Outcome}`>;
export type PassageEvent =
  | { readonly kind: PlainEvent }
  | { readonly kind: 'decided'; readonly outcome: Outcome };

/** What the lane must do; the machine itself does nothing. */
export type PassageEffect =
  /** Ask the person for what is missing. */
  | { readonly kind: 'ask' }
  /** Hold the lane; also: close it again. */
  | { readonly kind: 'hold' }
  | { readonly kind: 'release'; readonly why: 'granted' | 'operator' | 'exit' | 'fire' }
  /**
   * Write the decision down. `final`: decide once more with `context.final`, and write that.
   * `operator`: a person decided, and that is a record of its own.
   */
  | { readonly kind: 'record'; readonly by: 'duty' | 'final' | 'operator' }
  /** How the last record ended, if this passage has one; a later completion replaces an earlier. */
  | { readonly kind: 'complete'; readonly completion: Completion }
  | { readonly kind: 'alarm'; readonly alarm: 'forced' | 'held-open' }
  /** Forget the facts, clear the screen, and announce anew whoever still stands here. */
  | { readonly kind: 'reset' };

export type PassageTimer = 'wait' | 'open' | 'held';

/** The one timer that runs in a phase: started when the phase is entered, stopped when it is left. */
export const timerOf: Readonly<Record<PassagePhase, PassageTimer | null>> = {
  idle: null,
  presented: 'wait',
  decided: 'wait',
  releasing: 'wait',
  released: 'open',
  taken: 'held',
  'not-taken': 'wait',
  forced: 'held',
  'held-open': 'wait',
  'fire-open': null,
};

/** How long each timer runs; a lane may set `wait` and `held` for itself. */
export function timerDurations(duty: Duty | null): Readonly<Record<PassageTimer, Duration>> {
  const open = duty === null ? undefined : parseDuration(duty.openFor);
  return { wait: duration(15_000), open: open ?? duration(5_000), held: duration(10_000) };
}
