import { type Duration, duration, type VedetteError } from '@vedette/domain';
import { asDriverFault, type FaultReason, reasonOf } from './driver-fault.ts';
import type { Scheduler } from './scheduler.ts';

/** Before the first new attempt; doubles up to `longestPause`. */
export interface Pauses {
  readonly firstPause: Duration;
  readonly longestPause: Duration;
}

/**
 * One life of a link: opens it, calls `ready` once it works, works it, and rejects with what ended it
 * after letting go of everything. Ends soon after the signal aborts.
 */
export type Session = (ready: () => void, signal: AbortSignal) => Promise<never>;

export interface SessionWatcher {
  ready(): void;
  /** The link went, or could not be opened in the first place. */
  gone(): void;
  /** Once for each outage, and once more when a device is there that is not trusted: that is news. */
  fault(error: VedetteError): void;
}

export interface TendedSessionDeps {
  /** The driver and the thing it talks to, such as `serial /dev/ttyUSB0`. */
  readonly where: string;
  readonly session: Session;
  readonly pauses: Pauses;
  readonly scheduler: Scheduler;
  readonly watcher: SessionWatcher;
}

/** Keeps a link alive: one session after the other, with growing pauses, until it is closed. */
export class TendedSession {
  readonly #deps: TendedSessionDeps;
  readonly #closing = new AbortController();
  readonly #running: Promise<void>;
  #state: 'connecting' | 'ready' | 'closed' = 'connecting';
  #why: FaultReason = 'not-connected';
  #told: FaultReason | null = null;

  constructor(deps: TendedSessionDeps) {
    this.#deps = deps;
    this.#running = this.#run();
  }

  isReady(): boolean {
    return this.#state === 'ready';
  }

  /** `ok`, or why not, for a self-test. */
  condition(): FaultReason | 'ok' {
    if (this.#state === 'ready') return 'ok';
    return this.#state === 'closed' ? 'closed' : this.#why;
  }

  /** Tells nothing any more; resolves once the link is let go of. Never rejects. */
  close(): Promise<void> {
    this.#state = 'closed';
    this.#closing.abort();
    return this.#running;
  }

  async #run(): Promise<void> {
    const { session, pauses, where } = this.#deps;
    const { signal } = this.#closing;
    // One turn later, so that whoever made this can listen first.
    await Promise.resolve();
    let pause = pauses.firstPause;
    while (!signal.aborted) {
      let worked = false;
      const ready = (): void => {
        worked = true;
        this.#found();
      };
      const error: unknown = await session(ready, signal).catch((reason: unknown) => reason);
      this.#lost(asDriverFault(where, error));
      if (worked) pause = pauses.firstPause;
      await pauseFor(this.#deps.scheduler, pause, signal).catch(() => undefined);
      pause = duration(Math.min(pause * 2, pauses.longestPause));
    }
  }

  #found(): void {
    if (this.#state !== 'connecting') return;
    this.#state = 'ready';
    this.#told = null;
    this.#deps.watcher.ready();
  }

  #lost(error: VedetteError): void {
    if (this.#state === 'closed') return;
    const wasReady = this.#state === 'ready';
    this.#state = 'connecting';
    this.#why = reasonOf(error);
    if (wasReady) this.#deps.watcher.gone();
    if (this.#told === null || (this.#why === 'not-trusted' && this.#told !== this.#why)) {
      this.#told = this.#why;
      this.#deps.watcher.fault(error);
    }
  }
}

/** Resolves after the pause; rejects at once with the signal's reason when it aborts. */
export function pauseFor(scheduler: Scheduler, pause: Duration, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const stop = (): void => {
      cancel();
      reject(signal.reason);
    };
    const cancel = scheduler.after(pause, () => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
    signal.addEventListener('abort', stop, { once: true });
  });
}
