/** The value below which a share of the values lie; of two neighbours the upper one. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Milliseconds that a task takes. */
export function timed(task: () => void): number {
  const start = performance.now();
  task();
  return performance.now() - start;
}

/**
 * Times each task once a round, one after the other, so that whatever slows the machine down for a while slows
 * all of them. The first rounds warm up and do not count. Gives each task's times in milliseconds.
 */
export function interleave<Name extends string>(
  rounds: number,
  warmUp: number,
  tasks: Readonly<Record<Name, (round: number) => void>>,
): Record<Name, number[]> {
  const names = Object.keys(tasks) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>;
  for (let round = -warmUp; round < rounds; round++) {
    for (const name of names) {
      const took = timed(() => tasks[name](Math.abs(round)));
      if (round >= 0) times[name].push(took);
    }
  }
  return times;
}
