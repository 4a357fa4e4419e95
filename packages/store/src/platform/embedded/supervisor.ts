import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { VedetteError } from '@vedette/domain';
import type { Binaries } from './binaries.ts';
import { serverEnvironment } from './cluster.ts';
import { leashed } from './leash.ts';
import { stopLeftover } from './leftover.ts';
import { ServerLog } from './server-log.ts';
import type { ServerUser } from './server-user.ts';

export interface Launch {
  readonly binaries: Binaries;
  readonly data: string;
  readonly sockets: string;
  readonly user: ServerUser | null;
  readonly settings: Readonly<Record<string, string>>;
}

export type ServerEvent =
  | { readonly kind: 'server-ended'; readonly log: readonly string[]; readonly restartsIn: number }
  | { readonly kind: 'server-back' };

const firstDelay = 500;
const longestDelay = 30_000;
/** A fast stop waits for a checkpoint; the two after it wait for less and less. In milliseconds. */
const stopSteps = [
  ['SIGINT', 30_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 5_000],
] as const;

/** Keeps one server running until told to stop: starts it, waits through its recovery, starts it again. */
export class Supervisor {
  readonly log = new ServerLog();
  readonly #launch: Launch;
  readonly #report: (event: ServerEvent) => void;
  #child: ChildProcess | null = null;
  #timer: NodeJS.Timeout | undefined;
  #delay = firstDelay;
  #stopping = false;
  #starting: Promise<void> = Promise.resolve();

  constructor(launch: Launch, report: (event: ServerEvent) => void) {
    this.#launch = launch;
    this.#report = report;
  }

  /** The server's process; null while none runs. */
  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  /** Resolves when it takes connections, after however long a recovery. @throws `database-missing`, `disk-full` */
  start(): Promise<void> {
    this.#starting = this.#startOnce();
    return this.#starting;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#timer);
    const started = this.#starting.catch(() => {});
    for (const [signal, within] of stopSteps) {
      if (this.#isRunning()) this.#child?.kill(signal);
      await Promise.race([Promise.all([started, this.#exited()]), pause(within, undefined, { ref: false })]);
      if (!this.#isRunning()) return;
    }
  }

  async #startOnce(): Promise<void> {
    await stopLeftover(this.#launch.data);
    if (this.#stopping) return;
    await new Promise<void>((ready, failed) => {
      this.#run(ready, () => failed(this.#whyNot()));
    });
    if (this.#isRunning()) this.#child?.once('exit', () => this.#ended());
    else this.#ended();
  }

  #run(ready: () => void, failed: () => void): void {
    const { binaries, data, sockets, user, settings } = this.#launch;
    const given = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const [program, ...args] = leashed([binaries.postgres, '-D', data, '-k', sockets, ...given]);
    const child = spawn(program, args, {
      ...user,
      env: serverEnvironment(binaries),
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe'],
      // Ctrl-C reaches everybody at the terminal; the server must outlive those who still write to it.
      detached: true,
    });
    this.#child = child;
    child.once('error', failed);
    child.once('exit', failed);
    this.log.follow(child.stderr, (line) => {
      if (!line.includes('ready to accept connections')) return;
      child.off('exit', failed);
      ready();
    });
  }

  #ended(): void {
    if (this.#stopping) return;
    const restartsIn = this.#delay;
    this.#delay = Math.min(this.#delay * 2, longestDelay);
    this.#report({ kind: 'server-ended', log: this.log.last(20), restartsIn });
    this.#timer = setTimeout(() => this.#again(), restartsIn);
  }

  #again(): void {
    this.start().then(
      () => {
        this.#delay = firstDelay;
        if (!this.#stopping) this.#report({ kind: 'server-back' });
      },
      () => this.#ended(),
    );
  }

  #isRunning(): boolean {
    return this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  async #exited(): Promise<void> {
    const child = this.#child;
    if (child === null || !this.#isRunning()) return;
    await new Promise<void>((done) => child.once('exit', () => done()));
  }

  #whyNot(): VedetteError {
    const log = this.log.last(20);
    const full = log.some((line) => line.includes('No space left on device'));
    const at =
      log.findLast((line) => /FATAL|PANIC|error while loading/.test(line)) ?? 'server does not start';
    return new VedetteError(full ? 'disk-full' : 'database-missing', 'world', { at });
  }
}
