import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { VedetteError } from '@vedette/domain';

/** How long a server left alone gets for a fast stop, and then for an immediate one, in milliseconds. */
const fastStop = 20_000;
const immediateStop = 10_000;
const step = 50;

/**
 * Stops a server that a crashed supervisor has left running on these data, and clears what it wrote of itself when
 * its number has passed to another process. Only servers that stand in the data folder are ours to stop: after a
 * restart of the machine, the number in `postmaster.pid` may belong to anybody.
 * @throws `store-busy` when it does not end
 */
export async function stopLeftover(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const [pid = ''] = readFileSync(file, 'utf8').split('\n');
  if (processesIn(data).includes(Number(pid))) signal(Number(pid), 'SIGINT');
  if (!(await emptied(data, fastStop))) {
    for (const left of processesIn(data)) signal(left, 'SIGQUIT');
    if (!(await emptied(data, immediateStop)))
      throw new VedetteError('store-busy', 'world', { at: 'a server left running does not stop' });
  }
  // Its own check would take a stranger under the same user for itself.
  rmSync(file, { force: true });
}

async function emptied(data: string, within: number): Promise<boolean> {
  for (let waited = 0; waited < within; waited += step) {
    if (processesIn(data).length === 0) return true;
    await pause(step);
  }
  return false;
}

/** PostgreSQL's processes all stand in their data folder; so may the shell of somebody who looks around there. */
export function processesIn(data: string): readonly number[] {
  const folder = realpathSync(data);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && isServerIn(name, folder))
    .map(Number);
}

function isServerIn(pid: string, folder: string): boolean {
  try {
    if (readlinkSync(`/proc/${pid}/cwd`) !== folder) return false;
    return readFileSync(`/proc/${pid}/comm`, 'utf8') === 'postgres\n';
  } catch {
    // It has ended meanwhile, or is another user's.
    return false;
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended meanwhile.
  }
}
