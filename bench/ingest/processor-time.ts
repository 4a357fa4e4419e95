import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second, whatever the kernel's own clock. */
const tick = 10_000;

interface ProcessStat {
  readonly pid: number;
  readonly parent: number;
  /** Microseconds of its own, and of children that have ended. */
  readonly time: number;
}

/** Microseconds that a process and all below it have taken so far (`/proc/PID/stat`, man proc_pid_stat). */
export function processorTime(root: number): number {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(statOf);
  const below = (pid: number): number =>
    all.filter(({ parent }) => parent === pid).reduce((sum, child) => sum + child.time + below(child.pid), 0);
  return (all.find(({ pid }) => pid === root)?.time ?? 0) + below(root);
}

function statOf(name: string): ProcessStat[] {
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const time = fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) * tick;
    return [{ pid: Number(name), parent: Number(fields[1]), time }];
  } catch {
    // It has just ended.
    return [];
  }
}
