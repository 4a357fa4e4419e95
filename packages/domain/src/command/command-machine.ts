import {
  type CommandEvent,
  type CommandEventName,
  type CommandPhase,
  type CommandState,
  isOnce,
} from './command.ts';

/** Where an event leads; `ignored` for what came twice or late, `refused` for what makes no sense there. */
type Target = CommandPhase | 'ignored' | 'refused';
/** Some events lead elsewhere for a command that is carried out at most once. */
type Cell = Target | { readonly once: Target; readonly repeated: Target };

/** Every event in every phase: a cell that is forgotten does not compile. */
export const commandTransitions: Readonly<Record<CommandPhase, Readonly<Record<CommandEventName, Cell>>>> = {
  queued: {
    sent: 'sent',
    acknowledged: 'refused',
    done: 'refused',
    failed: 'refused',
    lapsed: 'expired',
  },
  sent: {
    sent: { once: 'refused', repeated: 'sent' },
    acknowledged: 'acknowledged',
    done: 'done',
    failed: 'failed',
    lapsed: 'expired',
  },
  acknowledged: {
    sent: { once: 'refused', repeated: 'acknowledged' },
    acknowledged: 'ignored',
    done: 'done',
    failed: 'failed',
    lapsed: 'expired',
  },
  done: { sent: 'refused', acknowledged: 'ignored', done: 'ignored', failed: 'ignored', lapsed: 'ignored' },
  failed: { sent: 'refused', acknowledged: 'ignored', done: 'ignored', failed: 'ignored', lapsed: 'ignored' },
  // What was carried out in time may be heard of late: the truth is what happened at the door.
  expired: { sent: 'refused', acknowledged: 'ignored', done: 'done', failed: 'failed', lapsed: 'ignored' },
};

/**
 * One step of a command's life.
 * @returns the state after it, the same one when the event changes nothing; null when it makes no sense now
 */
export function stepCommand(state: CommandState, event: CommandEvent): CommandState | null {
  const target = targetOf(state, event.kind);
  if (target === 'refused' || isImpossible(state, event)) return null;
  if (target === 'ignored') return state;
  if (event.kind !== 'sent') return { ...state, phase: target };
  return { ...state, phase: target, sent: state.sent + 1, lastSentAt: event.at };
}

function targetOf(state: CommandState, event: CommandEventName): Target {
  const cell = commandTransitions[state.phase][event];
  if (typeof cell === 'string') return cell;
  return isOnce(state.kind) ? cell.once : cell.repeated;
}

/** Nobody answers what was never sent, and nothing is sent when its time is over. */
function isImpossible(state: CommandState, event: CommandEvent): boolean {
  if (event.kind === 'sent') return event.at >= state.notAfter;
  return event.kind !== 'lapsed' && state.sent === 0;
}
