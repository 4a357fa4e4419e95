import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const startsWithin = 30_000;

/**
 * Starts a program of this package, waits for it to say `ready`, looks, and ends it.
 * @param program a path to TypeScript @throws Error with what it said when it never was ready
 */
export async function watchProcess<T>(
  program: string,
  args: readonly string[],
  look: (pid: number) => Promise<T>,
): Promise<T> {
  const child = spawn(process.execPath, ['--conditions=@vedette/source', program, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  try {
    await ready(child);
    if (child.pid === undefined) throw new Error(`${program} has no process`);
    return await look(child.pid);
  } finally {
    const ended = once(child, 'close');
    child.kill('SIGKILL');
    await ended;
  }
}

async function ready(child: ChildProcess): Promise<void> {
  let complaint = '';
  child.stderr?.on('data', (bytes: Buffer) => {
    complaint = `${complaint}${bytes}`.slice(-2000);
  });
  const late = setTimeout(() => child.kill('SIGKILL'), startsWithin);
  try {
    if (child.stdout !== null)
      for await (const line of createInterface(child.stdout)) if (line === 'ready') return;
    throw new Error(`the process was never ready: ${complaint}`);
  } finally {
    clearTimeout(late);
  }
}

/** For such a program: says that it may be looked at, and waits to be ended. */
export function standReady(): void {
  process.stdout.write('ready\n');
  process.stdin.resume();
}
