import { performance } from 'node:perf_hooks';
import { type Instant, instant } from '@vedette/domain';

/** Time as this machine has it; the link never sets it. */
export interface LinkClock {
  now(): Instant;
  /** Milliseconds of a clock that nobody can set. */
  monotonic(): number;
  /** Calls once after that many milliseconds; gives what cancels it. */
  after(milliseconds: number, act: () => void): () => void;
}

export const systemClock: LinkClock = {
  now: () => instant(Date.now()),
  monotonic: () => performance.now(),
  after(milliseconds, act) {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  },
};
