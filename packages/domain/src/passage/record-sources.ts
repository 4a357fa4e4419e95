import type { Facts } from '../evidence/evidence.ts';
import type { LaneId, PassageId } from '../ids.ts';
import type { Personal } from '../privacy/personal.ts';
import type { Instant } from '../time/instant.ts';
import type { Direction } from './pass-record.ts';

/** Who the person is: from their enrolment, or as a document or a pass states it. */
export interface Particulars {
  readonly name: Personal<string> | null;
  readonly phone: Personal<string> | null;
  readonly idNumber: Personal<string> | null;
  readonly organisation: string | null;
}

/** Everything at hand when a passage is written down; the duty picks. */
export interface RecordSources {
  readonly id: PassageId;
  readonly occurredAt: Instant;
  readonly lane: LaneId;
  readonly direction: Direction;
  readonly manual: boolean;
  readonly facts: Facts;
  /** Null for a stranger. */
  readonly person: Particulars | null;
  /** The name under which the picture is stored, when one was taken. */
  readonly capture: string | null;
}
