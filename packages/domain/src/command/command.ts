import { type Duration, duration } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';

/** What the platform may tell a sentinel to do. There is no shell, and there never will be a kind for one. */
export const commandKinds = [
  /** Lets one person through a lane. */
  'open-lane',
  /** Shows and sounds which of many devices this one is. */
  'identify',
  'self-test',
  /** Reports what an allow-list names, and nothing else. */
  'diagnose',
  /** Takes the whole sync set again. */
  'sync-anew',
  'restart',
  'update',
  'retire',
] as const;
export type CommandKind = (typeof commandKinds)[number];

export const commandPhases = ['queued', 'sent', 'acknowledged', 'done', 'failed', 'expired'] as const;
export type CommandPhase = (typeof commandPhases)[number];

/** A lane that opens minutes after the guard pressed the button opens for somebody else. */
export const openLaneLife: Duration = duration(10_000);
export const longestCommandLife: Duration = duration(30 * 86_400_000);

/**
 * Whether a kind is carried out at most once, and never sent a second time. Every other kind is sent until it is
 * acknowledged and is known by its id, so that a second copy changes nothing.
 */
export function isOnce(kind: CommandKind): boolean {
  return kind === 'open-lane';
}

/** How long a command of this kind may live from the moment it was given. */
export function longestLife(kind: CommandKind): Duration {
  return isOnce(kind) ? openLaneLife : longestCommandLife;
}

export interface CommandState {
  readonly kind: CommandKind;
  readonly phase: CommandPhase;
  readonly givenAt: Instant;
  /** From this instant on nobody may carry it out. */
  readonly notAfter: Instant;
  /** How often it was sent. */
  readonly sent: number;
  readonly lastSentAt: Instant | null;
}

export type CommandEvent =
  | { readonly kind: 'sent'; readonly at: Instant }
  /** The sentinel has it and will carry it out. */
  | { readonly kind: 'acknowledged' }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed' }
  /** Its time is over. */
  | { readonly kind: 'lapsed' };
export type CommandEventName = CommandEvent['kind'];

/** A command as it is given. A life longer than its kind allows is shortened to that. */
export function givenCommand(kind: CommandKind, givenAt: Instant, notAfter: Instant): CommandState {
  const latest = Math.min(notAfter, givenAt + longestLife(kind)) as Instant;
  return { kind, phase: 'queued', givenAt, notAfter: latest, sent: 0, lastSentAt: null };
}
