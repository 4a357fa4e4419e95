import type { Direction, Duration, LaneId, PassageId, VedetteError } from '@vedette/domain';

/** One lane in one direction: what is released and held. */
export interface Way {
  readonly lane: LaneId;
  readonly direction: Direction;
}

interface OfPassage {
  readonly way: Way;
  /** Null when nobody named one, as with the exit button. */
  readonly passageId: PassageId | null;
}

/** How a release ended. Each `released` is followed by exactly one of these. */
export type Conclusion =
  | ({ readonly kind: 'passed' } & OfPassage)
  | ({ readonly kind: 'not-passed' } & OfPassage)
  /** The lane cannot sense it, or fire, a fault or closing cut the watch short. */
  | ({ readonly kind: 'pass-unobserved' } & OfPassage);

export type TurnstileEvent =
  | ({ readonly kind: 'released'; readonly openFor: Duration } & OfPassage)
  | Conclusion
  /** The lock is confirmed back at rest. */
  | { readonly kind: 'locked'; readonly way: Way }
  /** Opened or walked through without a release; the direction is null when it cannot be sensed. */
  | { readonly kind: 'forced'; readonly lane: LaneId; readonly direction: Direction | null }
  | { readonly kind: 'held-open'; readonly lane: LaneId; readonly passageId: PassageId | null }
  /** The lane is shut again after a forced or held opening. */
  | { readonly kind: 'contact-closed'; readonly lane: LaneId }
  /** The exit button was pressed; the driver releases that way by itself. */
  | { readonly kind: 'exit-requested'; readonly way: Way }
  /** `cleared`: the input is quiet, the lanes stay open until `resetFire`; `off`: they are held again. */
  | { readonly kind: 'fire'; readonly state: 'on' | 'cleared' | 'off' }
  /** The hardware does not do as told; the driver goes on trying. */
  | { readonly kind: 'fault'; readonly error: VedetteError }
  | { readonly kind: 'recovered' };
