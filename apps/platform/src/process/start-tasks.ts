import { platformTasks, type TasksDeps } from '../jobs/platform-tasks.ts';
import { runTasks } from '../jobs/run-tasks.ts';
import type { Ground } from './open-ground.ts';

/** Everything that happens by itself, from now on until it is closed. */
export function startTasks(
  ground: Ground,
  deps: Omit<TasksDeps, 'store' | 'now'>,
): { close(): Promise<void> } {
  const { store, now, metrics, failed } = ground;
  return runTasks(platformTasks({ ...deps, store, now }), {
    ...{ turns: store.tasks, now },
    failed: (task, cause) => {
      metrics.count('vedette_task_runs_total', { task, outcome: 'failed' });
      failed(task)(cause);
    },
    done: (task) => metrics.count('vedette_task_runs_total', { task, outcome: 'done' }),
  });
}
