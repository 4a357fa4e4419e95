import type { Instant } from '@vedette/domain';
import { guardComes } from './patience.ts';

/** Somebody at the lane has called a guard. */
export interface HelpCall {
  /** Null when nobody waits for one. */
  since(): Instant | null;
  /** False when a guard has been called already. */
  call(): boolean;
  end(): void;
}

export interface HelpCallNeeds {
  readonly now: () => Instant;
  readonly after: (delay: number, task: () => void) => () => void;
  /** The call was not answered and has grown too old to be believed. */
  readonly expired: () => void;
}

export function openHelpCall({ now, after, expired }: HelpCallNeeds): HelpCall {
  let since: Instant | null = null;
  let cancel = () => {};

  function end(): void {
    since = null;
    cancel();
  }
  return {
    since: () => since,
    end,
    call() {
      if (since !== null) return false;
      since = now();
      cancel = after(guardComes, () => {
        end();
        expired();
      });
      return true;
    },
  };
}
