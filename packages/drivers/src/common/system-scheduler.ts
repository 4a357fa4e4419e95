import { performance } from 'node:perf_hooks';
import { duration } from '@vedette/domain';
import type { Scheduler } from './scheduler.ts';

/** The machine's monotonic clock and timers; setting the wall clock back changes nothing here. */
export const systemScheduler: Scheduler = {
  now: () => duration(performance.now()),
  after(delay, task) {
    const timer = setTimeout(task, delay);
    return () => clearTimeout(timer);
  },
};
