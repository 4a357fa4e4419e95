import type { LaneStatus } from '@vedette/contract';
import type { LaneId, Presentation } from '@vedette/domain';
import type { SelfTestReport } from '@vedette/drivers';

/** What the LAN admin may do with the lanes of this terminal. */
export interface Lanes {
  list(): readonly LaneStatus[];
  /**
   * A guard answers a referred passage.
   * @throws VedetteError `not-found` for an unknown lane, `conflict` when that passage no longer waits
   */
  answer(lane: LaneId, passage: string, answer: 'grant' | 'deny'): Promise<void>;
  /** Opens once by hand and leaves a manual pass record. @throws VedetteError `not-found`, `driver-failed` */
  open(lane: LaneId): Promise<void>;
  /** The address of the lane's kiosk page, with its key. @throws VedetteError `not-found` */
  kioskUrl(lane: LaneId): string;
  /** A wallet answered the question of a lane; nothing happens when the lane is not there any more. */
  present(lane: LaneId, presentation: Presentation): void;
  /** A wallet's answer was none; a lane whose question is spent by it asks the next. */
  askAgain(lane: LaneId): void;
  /**
   * The next card that is shown at a lane; it opens nothing. Null when none comes within 20 seconds.
   * @throws VedetteError `not-found`, `conflict` when somebody waits for one already
   */
  nextCard(lane: LaneId): Promise<Presentation | null>;
  selfTest(): Promise<readonly SelfTestReport[]>;
  /** The duty, lists, schedules, holidays or people changed: the next decision uses what is stored now. */
  reload(): Promise<void>;
  /** A person was deleted: forgotten at once, also while standing at the door. */
  forget(subject: string): Promise<void>;
}
