import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Duration, duration } from '@vedette/domain';
import type { Cancel, Scheduler } from './scheduler.ts';

interface Task {
  readonly due: number;
  readonly order: number;
  readonly run: () => void;
}

/** Time that passes only when told to: the twin of the system's clock for simulators and tests. */
export class ManualScheduler implements Scheduler {
  readonly #tasks = new Set<Task>();
  #now = 0;
  #made = 0;

  now(): Duration {
    return duration(this.#now);
  }

  after(delay: Duration, run: () => void): Cancel {
    const task: Task = { due: this.#now + Math.max(0, delay), order: this.#made++, run };
    this.#tasks.add(task);
    return () => {
      this.#tasks.delete(task);
    };
  }

  /** Lets `by` pass: runs every task that falls due, in order, and whatever promises follow from each. */
  async advance(by: Duration): Promise<void> {
    const end = this.#now + by;
    await nextTurn();
    for (let task = this.#next(end); task !== undefined; task = this.#next(end)) {
      this.#tasks.delete(task);
      this.#now = task.due;
      task.run();
      await nextTurn();
    }
    this.#now = end;
  }

  #next(end: number): Task | undefined {
    return [...this.#tasks]
      .filter((task) => task.due <= end)
      .sort((one, other) => one.due - other.due || one.order - other.order)[0];
  }
}
