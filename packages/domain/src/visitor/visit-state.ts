import type { Instant } from '../time/instant.ts';
import type { ApproverKind } from './approval.ts';

/**
 * `invited`: the visitor has not answered; `awaiting-approval`; `approved`: may come; `arrived`: stands at the desk
 * or the kiosk; `on-site`; `left`; `overstayed`: still on site after the time; `ended`: over by itself;
 * `cancelled`: by host or visitor; `refused`: by whoever may approve.
 */
export const visitPhases = [
  'invited',
  'awaiting-approval',
  'approved',
  'arrived',
  'on-site',
  'left',
  'overstayed',
  'ended',
  'cancelled',
  'refused',
] as const;
export type VisitPhase = (typeof visitPhases)[number];

/** Why a visit ended by itself: nobody came, nobody approved in time, or nobody signed the visitor out. */
export const visitEnds = ['no-show', 'not-approved', 'not-signed-out'] as const;
export type VisitEnd = (typeof visitEnds)[number];

/** One yes. `by` is an account or, for a host without one, the person. */
export interface Approval {
  readonly as: ApproverKind;
  readonly by: string;
  readonly at: Instant;
}

/** From `from` (inclusive) until `until` (exclusive), in which the visitor may come in. */
export interface VisitWindow {
  readonly from: Instant;
  readonly until: Instant;
}

export interface VisitState extends VisitWindow {
  readonly phase: VisitPhase;
  /** Whether the visitor may leave and come back within the window. */
  readonly entries: 'single' | 'multiple';
  /** Whose yes it takes, each kind once; nobody's when empty. */
  readonly needed: readonly ApproverKind[];
  readonly approvals: readonly Approval[];
  /** When the visitor first said who he is and what he accepts; a walk-in does so on arrival. */
  readonly answeredAt: Instant | null;
  readonly arrivedAt: Instant | null;
  /** First let in. */
  readonly admittedAt: Instant | null;
  /** Last seen leaving; null while on site. */
  readonly leftAt: Instant | null;
  /** When the visit came to its final phase. */
  readonly endedAt: Instant | null;
  readonly end: VisitEnd | null;
}

export type VisitEvent =
  /** The visitor gave his details and accepted the documents. */
  | { readonly kind: 'answered'; readonly at: Instant }
  | { readonly kind: 'approved'; readonly at: Instant; readonly as: ApproverKind; readonly by: string }
  | { readonly kind: 'refused'; readonly at: Instant; readonly by: string }
  | { readonly kind: 'cancelled'; readonly at: Instant; readonly by: string }
  /** Another time. What was approved was approved for the old one. */
  | { readonly kind: 'moved'; readonly at: Instant; readonly by: string; readonly to: VisitWindow }
  /** More time for somebody who is on site. */
  | { readonly kind: 'extended'; readonly at: Instant; readonly by: string; readonly until: Instant }
  | { readonly kind: 'arrived'; readonly at: Instant }
  /** Went through a lane, or the desk let him through. */
  | { readonly kind: 'admitted'; readonly at: Instant }
  | { readonly kind: 'left'; readonly at: Instant }
  | { readonly kind: 'stayed-too-long'; readonly at: Instant }
  /** The time is over and nobody will come, approve or sign out any more. */
  | { readonly kind: 'time-over'; readonly at: Instant };
export type VisitEventName = VisitEvent['kind'];

/** Phases in which nothing happens any more, except that a visitor of several entries comes back from `left`. */
const finalPhases: ReadonlySet<VisitPhase> = new Set(['left', 'ended', 'cancelled', 'refused']);
const insidePhases: ReadonlySet<VisitPhase> = new Set(['on-site', 'overstayed']);
const welcomePhases: ReadonlySet<VisitPhase> = new Set(['approved', 'arrived', 'on-site', 'overstayed']);

export const isOver = (phase: VisitPhase): boolean => finalPhases.has(phase);
export const isInside = (phase: VisitPhase): boolean => insidePhases.has(phase);
/** Whether the terminals of the site must know the visitor: he may come in, or has to get out. */
export const isWelcome = ({ phase, entries }: Pick<VisitState, 'phase' | 'entries'>): boolean =>
  welcomePhases.has(phase) || (phase === 'left' && entries === 'multiple');

export interface NewVisit extends VisitWindow {
  readonly entries: VisitState['entries'];
  readonly needed: readonly ApproverKind[];
}

const untouched = {
  approvals: [],
  answeredAt: null,
  arrivedAt: null,
  admittedAt: null,
  leftAt: null,
  endedAt: null,
  end: null,
} as const;

export function invitedVisit({ from, until, entries, needed }: NewVisit): VisitState {
  return { ...untouched, phase: 'invited', from, until, entries, needed };
}

/** A visitor who stands at the door uninvited: he has said who he is, and waits for the host. */
export function walkInVisit(visit: NewVisit, at: Instant): VisitState {
  const phase = visit.needed.length === 0 ? 'arrived' : 'awaiting-approval';
  return { ...invitedVisit(visit), phase, answeredAt: at, arrivedAt: at };
}
