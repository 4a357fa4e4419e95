import type {
  RetirementEvent,
  RetirementEventName,
  RetirementPhase,
  RetirementState,
} from './retirement-state.ts';

/** Where an event leads; `no` when it makes no sense there, so that whoever did it is told. */
type Cell = RetirementPhase | 'no';

const nothing = {
  'found-free': 'no',
  'found-held': 'no',
  'hold-lifted': 'no',
  'backed-up': 'no',
  'backup-declined': 'no',
  approved: 'no',
  withdrawn: 'no',
  'shares-destroyed': 'no',
  'memory-cleared': 'no',
  rekeyed: 'no',
  erased: 'no',
  'read-back': 'no',
  hunted: 'no',
  verified: 'no',
  validated: 'no',
  rejected: 'no',
  certified: 'no',
  'certified-remote': 'no',
  returned: 'no',
  'put-in-lot': 'no',
  failed: 'no',
  retried: 'no',
  'given-to-destroy': 'no',
  destroyed: 'no',
} as const satisfies Record<RetirementEventName, Cell>;

/** Nothing is lost yet: whoever asked may think again. A hold that begins meanwhile stops it. */
const revocable = { ...nothing, withdrawn: 'withdrawn', 'found-held': 'held', failed: 'failed' } as const;
/** The data cannot be opened any more: there is a way forward and one to the shredder, and none back. */
const underWay = { ...nothing, failed: 'failed', 'certified-remote': 'certified-remote' } as const;

/** Every event in every phase: a cell that is forgotten does not compile. */
export const retirementTransitions: Readonly<
  Record<RetirementPhase, Readonly<Record<RetirementEventName, Cell>>>
> = {
  'hold-check': { ...revocable, 'found-free': 'backup' },
  held: { ...revocable, 'found-held': 'held', 'hold-lifted': 'hold-check' },
  backup: { ...revocable, 'backed-up': 'requested', 'backup-declined': 'requested' },
  requested: { ...revocable, approved: 'approved' },
  approved: { ...revocable, withdrawn: 'no', 'shares-destroyed': 'share-destroyed' },
  'share-destroyed': { ...underWay, 'memory-cleared': 'cleared' },
  cleared: { ...underWay, rekeyed: 'rekeyed' },
  rekeyed: { ...underWay, erased: 'erased' },
  erased: { ...underWay, 'read-back': 'read-back' },
  'read-back': { ...underWay, hunted: 'hunted' },
  hunted: { ...underWay, verified: 'verified' },
  verified: { ...underWay, 'certified-remote': 'no', validated: 'validated', rejected: 'failed' },
  validated: { ...nothing, certified: 'certified', failed: 'failed' },
  certified: { ...nothing, 'put-in-lot': 'in-lot' },
  'certified-remote': { ...nothing, returned: 'share-destroyed', 'given-to-destroy': 'to-destroy' },
  'in-lot': nothing,
  failed: {
    ...nothing,
    retried: 'hold-check',
    'given-to-destroy': 'to-destroy',
    'certified-remote': 'certified-remote',
  },
  'to-destroy': { ...nothing, destroyed: 'destroyed' },
  destroyed: { ...nothing, 'put-in-lot': 'in-lot' },
  withdrawn: nothing,
};

/**
 * One step of a retirement.
 * @returns the state after it; null when the event makes no sense now, or not by that person
 */
export function stepRetirement(state: RetirementState, event: RetirementEvent): RetirementState | null {
  const target = retirementTransitions[state.phase][event.kind];
  if (target === 'no' || isBarred(state, event)) return null;
  return { ...state, phase: phaseAfter(state, event, target), ...changedBy(state, event) };
}

/** What the table cannot say because it depends on more than the phase. */
function isBarred(state: RetirementState, event: RetirementEvent): boolean {
  switch (event.kind) {
    case 'approved':
      return event.by === state.requestedBy;
    case 'validated':
    case 'rejected':
      return event.by === state.requestedBy || event.by === state.approvedBy;
    case 'memory-cleared':
      return state.leaseEndsAt !== null && event.at < state.leaseEndsAt;
    case 'verified':
    case 'certified':
      return state.grade === null || state.grade === 'failed';
    case 'certified-remote':
    case 'given-to-destroy':
      return state.sharesDestroyedAt === null;
    default:
      return false;
  }
}

/** What failed goes on where nothing is lost by beginning there. */
function phaseAfter(
  state: RetirementState,
  event: RetirementEvent,
  target: RetirementPhase,
): RetirementPhase {
  return event.kind === 'retried' && state.sharesDestroyedAt !== null ? 'share-destroyed' : target;
}

function changedBy(state: RetirementState, event: RetirementEvent): Partial<RetirementState> {
  switch (event.kind) {
    case 'approved':
      return { approvedBy: event.by };
    case 'shares-destroyed':
      return { sharesDestroyedAt: event.at, leaseEndsAt: event.leaseEndsAt };
    case 'hunted':
      return { grade: event.grade };
    case 'validated':
      return { validatedBy: event.by };
    case 'rejected':
      return { validatedBy: event.by, failure: { at: state.phase, reason: 'rejected' } };
    case 'failed':
      return { failure: { at: state.phase, reason: event.reason } };
    case 'retried':
    case 'returned':
      return { attempts: state.attempts + 1, grade: null, validatedBy: null, failure: null };
    default:
      return {};
  }
}

/** Whether nothing of it is left to do. */
export function isRetirementOver({ phase }: RetirementState): boolean {
  return phase === 'in-lot' || phase === 'withdrawn' || phase === 'certified' || phase === 'destroyed';
}
