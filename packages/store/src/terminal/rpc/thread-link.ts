import { Worker } from 'node:worker_threads';
import { type Instant, VedetteError } from '@vedette/domain';
import { decode, decodeError, encode } from './codec.ts';
import type { AnswerMessage, CallMessage, StoreThreadData } from './messages.ts';
import type { Carry } from './remote.ts';

export interface ThreadLink {
  readonly carry: Carry;
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** The answer to the opening; calls count from 1. */
const opening = 0;

/** The calls under way between this thread and the store's. */
class Calls {
  readonly #worker: Worker;
  readonly #now: () => Instant;
  readonly #waiting = new Map<number, Waiting>();
  #made = 0;
  #ended = false;

  constructor(worker: Worker, now: () => Instant) {
    this.#worker = worker;
    this.#now = now;
    worker.on('message', (answer: AnswerMessage) => this.#settle(answer));
    worker.on('error', (error) => this.#end(error));
    worker.on('exit', () => this.#end(undefined));
  }

  /** Waits for the store to be open. */
  opened(): Promise<unknown> {
    return new Promise((resolve, reject) => this.#waiting.set(opening, { resolve, reject }));
  }

  make(concept: string | null, method: string, args: readonly unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#ended) throw new VedetteError('store-busy', 'caller', { at: 'closed' });
      const encoded = encode(args) as readonly unknown[];
      this.#made += 1;
      const message: CallMessage = { id: this.#made, concept, method, args: encoded, at: this.#now() };
      this.#worker.postMessage(message);
      this.#worker.ref();
      this.#waiting.set(message.id, { resolve, reject });
    });
  }

  /** The last call; those made after it are refused. */
  async close(): Promise<void> {
    if (this.#ended) return;
    const closed = this.make(null, 'close', []);
    this.#ended = true;
    try {
      await closed;
    } finally {
      await this.#worker.terminate();
    }
  }

  #settle(answer: AnswerMessage): void {
    const call = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.ok) call?.resolve(decode(answer.value));
    else call?.reject(decodeError(answer.error));
    // An idle store does not keep the process alive; a call under way does.
    if (this.#waiting.size === 0) this.#worker.unref();
  }

  #end(cause: unknown): void {
    this.#ended = true;
    const fault = new VedetteError('internal', 'self', { at: 'store thread' }, { cause });
    for (const call of this.#waiting.values()) call.reject(fault);
    this.#waiting.clear();
  }
}

/**
 * Starts the store's thread and waits until the store is open.
 * @param key 32 bytes in memory of their own, which goes over to the thread
 */
export async function startThread(
  folder: string,
  key: Uint8Array<ArrayBuffer>,
  now: () => Instant,
): Promise<ThreadLink> {
  const data: StoreThreadData = { folder, key, at: now() };
  const worker = new Worker(new URL('./store-thread.ts', import.meta.url), {
    workerData: data,
    transferList: [key.buffer],
    // Whatever runs the caller (a test runner compiles for itself), the thread runs from source.
    execArgv: ['--conditions=@vedette/source', '--no-warnings'],
  });
  const calls = new Calls(worker, now);
  try {
    await calls.opened();
  } catch (error) {
    await worker.terminate();
    throw error;
  }
  return {
    carry: (concept, method, args) => calls.make(concept, method, args),
    close: () => calls.close(),
  };
}
