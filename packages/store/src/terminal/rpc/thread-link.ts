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
  const waiting = new Map<number, Waiting>();
  let calls = 0;
  let ended = false;

  worker.on('message', (answer: AnswerMessage) => {
    const call = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.ok) call?.resolve(decode(answer.value));
    else call?.reject(decodeError(answer.error));
    // An idle store does not keep the process alive; a call under way does.
    if (waiting.size === 0) worker.unref();
  });
  const end = (cause?: unknown): void => {
    ended = true;
    for (const call of waiting.values()) call.reject(new VedetteError('internal', 'self', {}, { cause }));
    waiting.clear();
  };
  worker.on('error', end);
  worker.on('exit', () => end());

  const opened = new Promise<unknown>((resolve, reject) => waiting.set(0, { resolve, reject }));
  const post = (concept: string | null, method: string, args: readonly unknown[]): Promise<unknown> => {
    if (ended) return Promise.reject(new VedetteError('store-busy', 'caller', { at: 'closed' }));
    calls += 1;
    const message: CallMessage = { id: calls, concept, method, args: encode(args) as unknown[], at: now() };
    return new Promise((resolve, reject) => {
      waiting.set(message.id, { resolve, reject });
      worker.ref();
      worker.postMessage(message);
    });
  };
  try {
    await opened;
  } catch (error) {
    await worker.terminate();
    throw error;
  }
  return {
    carry: post,
    async close() {
      if (ended) return;
      const closed = post(null, 'close', []);
      ended = true;
      try {
        await closed;
      } finally {
        await worker.terminate();
      }
    },
  };
}
