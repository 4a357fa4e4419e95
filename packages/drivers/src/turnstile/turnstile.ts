import type { Direction, Duration, LaneId, PassageId } from '@vedette/domain';
import type { SelfTestReport } from '../common/self-test.ts';
import type { Subscribable } from '../common/subscription.ts';
import type { Support } from '../common/support.ts';
import type { ContactState } from '../contact/contact.ts';
import type { TurnstileEvent, Way } from './event.ts';

export interface LaneLayout {
  readonly lane: LaneId;
  readonly directions: readonly Direction[];
}

export interface TurnstileCapabilities {
  /** One or two lanes, each in one direction or both. */
  readonly lanes: readonly LaneLayout[];
  /** Whether `passed` and `not-passed` are ever told apart, and by what. */
  readonly passCompleted: 'by-sensor' | 'by-contact' | 'not-supported';
  /** Whether the direction in which somebody walked is sensed, rather than taken from the release. */
  readonly direction: Support;
  readonly heldOpen: Support;
  readonly forced: Support;
  readonly fireInput: Support;
  /** Whether the hardware itself ends the opening if this process dies in the middle of it. */
  readonly pulseSurvivesCrash: Support;
}

export interface ReleaseOrder {
  /** Cut down to the driver's own longest opening; the `released` event tells what was used. */
  readonly openFor: Duration;
  readonly passageId?: PassageId;
}

/** `fire`: the way stands open for fire, nothing was done and no event follows. */
export interface ReleaseReceipt {
  readonly opened: 'released' | 'fire';
  readonly openFor: Duration;
}

export type LaneState = 'held' | 'released' | 'ajar' | 'held-open' | 'forced' | 'fire';

export interface TurnstileStatus {
  readonly link: 'connected' | 'connecting' | 'closed';
  readonly lanes: readonly { readonly lane: LaneId; readonly state: LaneState }[];
  readonly fire: 'off' | 'on' | 'cleared';
  /** The turnstile's own fire input; `unknown` where there is none, and until it was read. */
  readonly fireInput: ContactState;
}

/**
 * One or two lanes under one controller. It obeys; it never decides. Its one own will is fire:
 * a fire input opens every way with nobody asking.
 */
export interface Turnstile extends Subscribable<TurnstileEvent> {
  readonly driver: string;
  readonly capabilities: TurnstileCapabilities;

  /**
   * Opens one way and resolves once the hardware confirmed it. The driver locks it again after
   * `openFor`, or as soon as somebody passed.
   * @throws VedetteError `driver-unsupported` (no such way), `input-invalid` (an opening of no length),
   *   `conflict` (the lane is already released), `driver-failed` (not confirmed; the lane is not open,
   *   or is locked as soon as the hardware answers again)
   */
  release(way: Way, order: ReleaseOrder): Promise<ReleaseReceipt>;

  /**
   * Locks one lane, or all, at once, and resolves once confirmed.
   * @throws VedetteError `conflict` during fire, `driver-unsupported`, `driver-failed`
   */
  hold(lane?: LaneId): Promise<void>;

  /** Opens every way and keeps it open until `resetFire`. Never rejects: it is retried until it works. */
  releaseForFire(): Promise<void>;

  /**
   * Holds every way again.
   * @throws VedetteError `conflict` while the turnstile's own fire input is active
   */
  resetFire(): Promise<void>;

  status(): TurnstileStatus;
  selfTest(): Promise<SelfTestReport>;

  /** Leaves the lanes held or open as the configured fail mode says, then lets go. Never rejects. */
  close(): Promise<void>;
}
