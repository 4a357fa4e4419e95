import type { Outcome } from '../decision/decision.ts';
import type { ReasonCode } from '../decision/reason.ts';
import type { IdentifyMethod } from '../evidence/evidence.ts';
import type { DutyId, LaneId, PassageId } from '../ids.ts';
import type { CollectableField } from '../privacy/field.ts';
import type { Instant } from '../time/instant.ts';

export const directions = ['in', 'out'] as const;
export type Direction = (typeof directions)[number];
export const completions = ['taken', 'not-taken', 'forced', 'held-open'] as const;
export type Completion = (typeof completions)[number];
export type FinalOutcome = Exclude<Outcome, 'needs'>;

/** What is kept of one passage without any personal information. */
export interface PassHeader {
  readonly id: PassageId;
  readonly occurredAt: Instant;
  readonly lane: LaneId;
  readonly direction: Direction;
  readonly duty: DutyId;
  readonly dutyVersion: number;
  readonly purpose: string;
  readonly outcome: FinalOutcome;
  readonly reasons: readonly ReasonCode[];
  readonly notices: readonly ReasonCode[];
  /** The ways by which the person identified themselves; empty for a stranger. */
  readonly by: readonly IdentifyMethod[];
  /** An operator opened or refused by hand. */
  readonly manual: boolean;
}

/** A value as it is written into the body of a record, always text. */
export type PassBody = { readonly [field in CollectableField]?: string };
