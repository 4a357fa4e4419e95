import { spawn } from 'node:child_process';
import { VedetteError } from '@vedette/domain';

export interface ToolRun {
  readonly command: string;
  /** Handed over as they are: there is no shell. */
  readonly args: readonly string[];
  /** Written to its standard input. */
  readonly input?: Uint8Array | undefined;
  /** Beside the variables that a program needs to run at all. */
  readonly environment?: Readonly<Record<string, string>> | undefined;
}

const patience = 30_000;
const outputAtMost = 64 * 1024;

/**
 * What a program writes to its standard output; the caller zeroes it when it is secret.
 * @throws `custody-unavailable` when it is not installed, fails, or takes longer than 30 s. What it said stays here:
 * it may name what it was given.
 */
export function runTool({ command, args, input, environment }: ToolRun): Promise<Buffer> {
  const failed = (at: string, cause?: unknown) =>
    new VedetteError('custody-unavailable', 'world', { at: `${command}: ${at}` }, { cause });
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { PATH: process.env['PATH'] ?? '', ...environment },
      timeout: patience,
      killSignal: 'SIGKILL',
    });
    const parts: Buffer[] = [];
    let length = 0;
    child.on('error', (cause) => reject(failed('not run', cause)));
    child.stdout.on('data', (part: Buffer) => {
      length += part.length;
      if (length > outputAtMost) child.kill('SIGKILL');
      else parts.push(part);
    });
    child.on('close', (code) => {
      const whole = Buffer.concat(parts);
      for (const part of parts) part.fill(0);
      if (code === 0) return resolve(whole);
      whole.fill(0);
      reject(failed(code === null ? 'ended' : `code ${code}`));
    });
    // A program that ends before it has read everything says so by its code.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
