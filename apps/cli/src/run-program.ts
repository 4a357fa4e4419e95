import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = new URL('../../../', import.meta.url);
const sourceFlag = '--conditions=@vedette/source';
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Absolute path of a file of the project, given from its root folder. */
export const projectPath = (path: string): string => fileURLToPath(new URL(path, root));

/**
 * Runs a program of the project under this Node, in the foreground: same terminal, same signals.
 * @returns its exit code; 128 and the signal's number when a signal ended it
 */
export async function runProgram(path: string, args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [sourceFlag, projectPath(path), ...args], { stdio: 'inherit' });
  const forward = (signal: NodeJS.Signals): void => {
    // A terminal sends Ctrl-C to the whole group: forwarding would make it look pressed twice.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  for (const signal of signals) process.on(signal, forward);
  try {
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    return code ?? 128 + constants.signals[signal ?? 'SIGTERM'];
  } finally {
    for (const signal of signals) process.off(signal, forward);
  }
}
