import type { Instant } from '../time/instant.ts';
import type { AlarmEvent, AlarmEventName, AlarmPhase, AlarmState } from './alarm-state.ts';

/** Where an event leads; `refused` when it makes no sense there, so that whoever did it is told. */
type Cell = AlarmPhase | 'refused';

/** Every event in every phase: a cell that is forgotten does not compile. */
export const alarmTransitions: Readonly<Record<AlarmPhase, Readonly<Record<AlarmEventName, Cell>>>> = {
  open: {
    'raised-again': 'open',
    acknowledged: 'acknowledged',
    assigned: 'open',
    escalated: 'open',
    'cause-gone': 'open',
    cleared: 'cleared',
    reopened: 'refused',
  },
  acknowledged: {
    'raised-again': 'acknowledged',
    acknowledged: 'refused',
    assigned: 'acknowledged',
    escalated: 'refused',
    'cause-gone': 'cleared',
    cleared: 'cleared',
    reopened: 'open',
  },
  cleared: {
    'raised-again': 'open',
    acknowledged: 'refused',
    assigned: 'refused',
    escalated: 'refused',
    'cause-gone': 'cleared',
    cleared: 'refused',
    reopened: 'open',
  },
};

/**
 * One step of an alarm's life. An alarm whose cause goes on cannot be cleared by hand: it would be raised again at
 * once, and meanwhile look dealt with.
 * @returns the state after it; null when the event makes no sense now
 */
export function stepAlarm(state: AlarmState, event: AlarmEvent): AlarmState | null {
  const phase = alarmTransitions[state.phase][event.kind];
  if (phase === 'refused') return null;
  if (event.kind === 'cleared' && state.isStanding) return null;
  return { ...state, phase, ...changedBy(state, event) };
}

function changedBy(state: AlarmState, event: AlarmEvent): Partial<AlarmState> {
  switch (event.kind) {
    case 'raised-again':
      return { ...againAfter(state, event.at), isStanding: event.isStanding };
    case 'assigned':
      return { assignee: event.to };
    case 'escalated':
      return { level: state.level + 1, waitsSince: event.at };
    case 'cause-gone':
      return { isStanding: false };
    case 'reopened':
      return { level: 0, waitsSince: event.at };
    default:
      return {};
  }
}

/** What comes back after it was dealt with goes to everybody again, from the first step of the plan on. */
function againAfter(state: AlarmState, at: Instant): Partial<AlarmState> {
  const again = { count: state.count + 1, lastRaisedAt: at };
  return state.phase === 'cleared' ? { ...again, level: 0, assignee: null, waitsSince: at } : again;
}
