import type { Duty, DutyId, Instant } from '@vedette/domain';
import type { OperatorId } from '../operators/port.ts';

export interface DutyChange {
  /** Null for a change that came with the program or from the platform. */
  readonly by: OperatorId | null;
  readonly note: string;
}

export interface DutyVersion extends DutyChange {
  readonly duty: Duty;
  readonly at: Instant;
}

/** Every version that was ever in force here, each time that it came into force; none is changed or deleted. */
export interface DutyStore {
  /** Puts a version in force. @throws `conflict` unless its version is above every earlier one of the same id */
  adopt(duty: Duty, change: DutyChange): Promise<DutyVersion>;
  /**
   * Puts in force what a platform rules: also a number below those made here, and one that was in force before.
   * @throws `conflict` when that number means something else here, for what was written under it
   */
  follow(duty: Duty, change: DutyChange): Promise<DutyVersion>;
  /** The version adopted last; null on a sentinel without a duty. */
  current(): Promise<DutyVersion | null>;
  get(id: DutyId, version: number): Promise<DutyVersion | null>;
  /** Newest first, at most 1000. */
  history(): Promise<readonly DutyVersion[]>;
}
