import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { createInterface } from 'node:readline';
import { projectPath } from '../run-program.ts';

const sourceFlag = '--conditions=@vedette/source';

export interface ChildProgram {
  /** 128 and the signal's number when a signal ended it. */
  readonly ended: Promise<number>;
  stop(): void;
}

export interface ChildOptions {
  /** Takes what it prints, line by line; otherwise it prints to the terminal itself. */
  readonly onLine?: (line: string) => void;
}

/**
 * Runs a program of the project beside others. In a group of its own, so that Ctrl-C reaches this program alone, which
 * stops the others in their order.
 */
export function runBeside(
  path: string,
  args: readonly string[],
  { onLine }: ChildOptions = {},
): ChildProgram {
  const child = spawn(process.execPath, [sourceFlag, projectPath(path), ...args], {
    detached: true,
    stdio: ['ignore', onLine === undefined ? 'inherit' : 'pipe', 'inherit'],
  });
  if (onLine !== undefined && child.stdout !== null) {
    createInterface({ input: child.stdout }).on('line', onLine);
  }
  return { ended: endOf(child), stop: () => void child.kill('SIGTERM') };
}

function endOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
  });
}
