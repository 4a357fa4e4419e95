import type { Instant } from '../time/instant.ts';
import { type ApproverKind, approverKinds, isApproved } from './approval.ts';
import {
  isOver,
  type VisitEnd,
  type VisitEvent,
  type VisitEventName,
  type VisitPhase,
  type VisitState,
} from './visit-state.ts';

/** Where an event leads; `no` when it makes no sense there, so that whoever did it is told. */
type Cell = VisitPhase | 'no';

const over = {
  answered: 'no',
  approved: 'no',
  refused: 'no',
  cancelled: 'no',
  moved: 'no',
  extended: 'no',
  arrived: 'no',
  admitted: 'no',
  left: 'no',
  'stayed-too-long': 'no',
  'time-over': 'no',
} as const satisfies Record<VisitEventName, Cell>;

const before = { refused: 'refused', cancelled: 'cancelled', 'time-over': 'ended' } as const;

/**
 * Every event in every phase: a cell that is forgotten does not compile. `awaiting-approval` goes on by itself once
 * nothing is awaited.
 */
export const visitTransitions: Readonly<Record<VisitPhase, Readonly<Record<VisitEventName, Cell>>>> = {
  invited: { ...over, ...before, answered: 'awaiting-approval', approved: 'invited', moved: 'invited' },
  'awaiting-approval': {
    ...over,
    ...before,
    approved: 'awaiting-approval',
    moved: 'awaiting-approval',
    arrived: 'awaiting-approval',
  },
  approved: { ...over, ...before, moved: 'awaiting-approval', arrived: 'arrived', admitted: 'on-site' },
  arrived: { ...over, ...before, admitted: 'on-site', left: 'left' },
  'on-site': {
    ...over,
    extended: 'on-site',
    left: 'left',
    'stayed-too-long': 'overstayed',
    'time-over': 'ended',
  },
  left: { ...over, admitted: 'on-site' },
  overstayed: { ...over, extended: 'on-site', left: 'left', 'time-over': 'ended' },
  ended: over,
  cancelled: over,
  refused: over,
};

/**
 * One step of a visit's life. Whether the visitor may be let in at all (documents, escort, time) is asked before, of
 * `admissionObstacles`; who may approve, of `mayApprove`.
 * @returns the state after it; null when the event makes no sense now
 */
export function stepVisit(state: VisitState, event: VisitEvent): VisitState | null {
  const phase = visitTransitions[state.phase][event.kind];
  if (phase === 'no' || isBarred(state, event)) return null;
  return settled({ ...state, phase, ...changedBy(state, event) }, event.at);
}

/** What the table cannot say because it depends on more than the phase. */
function isBarred(state: VisitState, event: VisitEvent): boolean {
  switch (event.kind) {
    case 'admitted':
      return state.phase === 'left' && (state.entries === 'single' || state.admittedAt === null);
    case 'approved':
      return !state.needed.includes(event.as) || state.approvals.some(({ as }) => as === event.as);
    case 'moved':
      return !(event.to.from < event.to.until && event.at < event.to.until);
    case 'extended':
      return !(event.until > state.until && event.until > event.at);
    default:
      return false;
  }
}

function changedBy(state: VisitState, event: VisitEvent): Partial<VisitState> {
  const { at } = event;
  switch (event.kind) {
    case 'answered':
      return { answeredAt: at };
    case 'approved':
      return { approvals: [...state.approvals, { as: event.as, by: event.by, at }] };
    case 'moved':
      return { from: event.to.from, until: event.to.until, approvals: [] };
    case 'extended':
      return { until: event.until };
    case 'arrived':
      return { arrivedAt: state.arrivedAt ?? at };
    case 'admitted':
      return {
        arrivedAt: state.arrivedAt ?? at,
        admittedAt: state.admittedAt ?? at,
        leftAt: null,
        endedAt: null,
      };
    case 'left':
      return { leftAt: at };
    case 'time-over':
      return { end: endOf(state) };
    default:
      return {};
  }
}

/**
 * A visitor has corrected who he is, and more people have to say yes: he waits for them again, unless he is in already.
 * A correction never takes a yes off the list.
 */
export function rescreened(state: VisitState, needed: readonly ApproverKind[]): VisitState {
  const all = approverKinds.filter((kind) => needed.includes(kind) || state.needed.includes(kind));
  const next = { ...state, needed: all };
  const waits = (state.phase === 'approved' || state.phase === 'arrived') && !isApproved(next);
  return waits ? { ...next, phase: 'awaiting-approval' } : next;
}

function endOf({ phase }: VisitState): VisitEnd {
  if (phase === 'on-site' || phase === 'overstayed') return 'not-signed-out';
  return phase === 'awaiting-approval' ? 'not-approved' : 'no-show';
}

/** Goes on where nothing is waited for any more, and notes the end. */
function settled(state: VisitState, at: Instant): VisitState {
  if (isOver(state.phase)) return { ...state, endedAt: at };
  if (state.phase !== 'awaiting-approval' || !isApproved(state)) return state;
  return { ...state, phase: state.arrivedAt === null ? 'approved' : 'arrived' };
}
