import { type Instant, instant } from '@vedette/domain';
import type { TaskStore } from '@vedette/store/platform';

/** Work that comes round. */
export interface Task {
  readonly name: string;
  /** Milliseconds from one turn to the next. */
  readonly every: number;
  /**
   * `one`: one process has the turn, and loses it to another after so many milliseconds without an end. `each`: every
   * process does it, because the store gives each row to one of them.
   */
  readonly by: 'each' | { readonly oneFor: number };
  run(): Promise<void>;
}

export interface RunTasksDeps {
  readonly turns: TaskStore;
  readonly now: () => Instant;
  readonly failed: (task: string, cause: unknown) => void;
  readonly done: (task: string) => void;
}

/** How often whoever has no turn looks whether one is free. */
const lookEvery = 5_000;

/** Runs tasks until it is closed; closing waits for those under way. */
export function runTasks(tasks: readonly Task[], deps: RunTasksDeps): { close(): Promise<void> } {
  const running = new Set<Promise<void>>();
  const timers = tasks.map((task) => {
    let isBusy = false;
    const turn = async (): Promise<void> => {
      if (isBusy) return;
      isBusy = true;
      const work = attempt(task, deps).finally(() => {
        isBusy = false;
        running.delete(work);
      });
      running.add(work);
      await work;
    };
    void turn();
    return setInterval(() => void turn(), task.by === 'each' ? task.every : Math.min(task.every, lookEvery));
  });
  return {
    async close() {
      for (const timer of timers) clearInterval(timer);
      await Promise.all(running);
    },
  };
}

async function attempt(task: Task, deps: RunTasksDeps): Promise<void> {
  const { turns, now, failed, done } = deps;
  try {
    if (task.by === 'each') await task.run();
    else {
      const at = now();
      if (!(await turns.take(task.name, at, instant(at + task.by.oneFor)))) return;
      await task.run();
      await turns.done(task.name, instant(at + task.every));
    }
    done(task.name);
  } catch (cause) {
    failed(task.name, cause);
  }
}
