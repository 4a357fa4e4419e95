import type { Duration } from '@vedette/domain';

export type Cancel = () => void;

/** Time as a driver sees it: injected, so that a simulated lane needs no waiting. */
export interface Scheduler {
  /** Milliseconds that never go back; the zero is arbitrary. */
  now(): Duration;
  /** Calls `task` once, `delay` from now, unless cancelled first. */
  after(delay: Duration, task: () => void): Cancel;
}
