import type { PassageEffect, PassageEvent, PassageEventName, PassageState } from './passage-state.ts';
import { type Transition, transitions } from './transitions.ts';

export interface PassageStep {
  readonly state: PassageState;
  readonly effects: readonly PassageEffect[];
}

/**
 * One step of a passage: the table says which, the contact is kept alongside. Pure; effects are data
 * that the lane carries out in order.
 */
export function step(state: PassageState, event: PassageEvent): PassageStep {
  const name = nameOf(event);
  const contact = contactAfter(state, name);
  const found = transitionOf(state, name);
  if (found === 'ignore') return { state: { ...state, contact }, effects: [] };
  return { state: { phase: found.to, contact }, effects: found.effects };
}

/** What the table says of an event, with the contact as it stands before it. */
export function transitionOf(state: PassageState, name: PassageEventName): Transition | 'ignore' {
  const cell = transitions[state.phase][name];
  return cell === 'ignore' || 'to' in cell ? cell : cell[state.contact];
}

const nameOf = (event: PassageEvent): PassageEventName =>
  event.kind === 'decided' ? `decided:${event.outcome}` : event.kind;

function contactAfter(state: PassageState, name: PassageEventName): PassageState['contact'] {
  if (name === 'contact-opened') return 'open';
  return name === 'contact-closed' ? 'closed' : state.contact;
}
