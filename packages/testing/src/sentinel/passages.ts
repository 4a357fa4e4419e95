import { randomUUID } from 'node:crypto';
import type {
  Direction,
  DutyId,
  FinalOutcome,
  Instant,
  LaneId,
  PassageId,
  PassHeader,
  ReasonCode,
} from '@vedette/domain';

export interface PassageTraffic {
  readonly lanes: readonly LaneId[];
  readonly duty: { readonly id: DutyId; readonly version: number; readonly purpose: string };
  /** 0 up to, not including, 1. */
  readonly random: () => number;
}

interface Kind {
  /** Up to which share of the passages. */
  readonly upTo: number;
  readonly outcome: FinalOutcome;
  readonly reasons: readonly ReasonCode[];
}

/** A morning at a factory's door: nearly everybody may pass. */
const kinds: readonly Kind[] = [
  { upTo: 0.94, outcome: 'granted', reasons: [] },
  { upTo: 0.96, outcome: 'denied', reasons: ['test:too-old'] },
  { upTo: 0.97, outcome: 'denied', reasons: ['health-status:yellow'] },
  { upTo: 0.975, outcome: 'denied', reasons: ['health-status:red'] },
  { upTo: 0.985, outcome: 'denied', reasons: ['identify:not-recognised'] },
  { upTo: 0.99, outcome: 'denied', reasons: ['screening-temperature:too-high'] },
  { upTo: 1, outcome: 'refer', reasons: ['health-status:unknown'] },
];

/** One passage, as a sentinel heads its record; nobody in it is real. */
export function simulatedPassage({ lanes, duty, random }: PassageTraffic, at: Instant): PassHeader {
  const draw = random();
  const kind = kinds.find(({ upTo }) => draw < upTo) ?? kinds[0];
  const direction: Direction = random() < 0.5 ? 'in' : 'out';
  return {
    id: randomUUID() as string as PassageId,
    occurredAt: at,
    lane: lanes[Math.floor(random() * lanes.length)] ?? ('lane-1' as LaneId),
    direction,
    duty: duty.id,
    dutyVersion: duty.version,
    purpose: duty.purpose,
    outcome: kind?.outcome ?? 'granted',
    reasons: kind?.reasons ?? [],
    notices: [],
    by: kind?.outcome === 'denied' ? [] : ['face'],
    manual: false,
  };
}

const subjects = 20_000;

/** Who passes, of as many as work behind a large door; null for a stranger. Nobody of them is real. */
export function simulatedSubject({ by }: Pick<PassHeader, 'by'>, random: () => number): string | null {
  return by.length === 0 ? null : `subject-${Math.floor(random() * subjects)}`;
}
