import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** For a test's name: a pseudo-terminal needs socat. */
export const socat = isThere('socat') ? 'with socat' : 'skipped: socat is not installed';

function isThere(program: string): boolean {
  try {
    execFileSync(program, ['-V'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** A cable from a pseudo-terminal to a TCP port of this machine, which can be pulled out and put in again. */
export class Cable {
  readonly path: string;
  readonly #port: number;
  #socat: ChildProcess | null = null;

  /** @param folder where the pseudo-terminal's name stands */
  constructor(folder: string, port: number) {
    this.#port = port;
    this.path = join(folder, `line-${port}`);
  }

  async plugIn(): Promise<void> {
    if (this.#socat !== null) return;
    const line = `pty,raw,echo=0,link=${this.path}`;
    this.#socat = spawn('socat', [line, `tcp:127.0.0.1:${this.#port}`], { stdio: 'ignore' });
    while (!existsSync(this.path)) await sleep(10);
  }

  async pullOut(): Promise<void> {
    const program = this.#socat;
    this.#socat = null;
    if (program === null || program.exitCode !== null || program.signalCode !== null) return;
    const ended = new Promise((resolve) => program.once('exit', resolve));
    program.kill();
    await ended;
  }
}
