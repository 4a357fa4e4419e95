import { Worker } from 'node:worker_threads';
import { VedetteError } from '@vedette/domain';
import {
  type CallName,
  type Calls,
  fromWire,
  type Reply,
  type WorkerOptions,
  type WorkerReady,
} from './worker/protocol.ts';

/** A call that takes longer than this will not come back. */
const stuckAfter = 30_000;

/** The worker seen from outside: calls by name, one promise each. */
export interface WorkerLink {
  readonly ready: WorkerReady;
  call<N extends CallName>(
    name: N,
    input: Calls[N]['in'],
    transfer?: readonly ArrayBuffer[],
  ): Promise<Calls[N]['out']>;
  onFailure(listener: (error: VedetteError) => void): () => void;
  close(): Promise<void>;
}

interface Pending {
  readonly resolve: (out: never) => void;
  readonly reject: (error: VedetteError) => void;
  readonly timer: NodeJS.Timeout;
}

/** @throws VedetteError model-missing, model-invalid, or internal when the thread cannot start */
export async function openWorkerLink(options: WorkerOptions): Promise<WorkerLink> {
  const worker = new Worker(new URL('./worker/main.ts', import.meta.url), {
    workerData: options,
    execArgv: ['--conditions=@vedette/source'],
  });
  return linkTo(worker);
}

/** @param worker a thread that speaks the protocol, just started */
export async function linkTo(worker: Worker): Promise<WorkerLink> {
  return link(worker, await firstWord(worker));
}

function firstWord(worker: Worker): Promise<WorkerReady> {
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown): void =>
      reject(new VedetteError('internal', 'self', { at: 'face' }, { cause }));
    worker.once('error', fail);
    worker.once('exit', fail);
    worker.once('message', (word: WorkerReady | Reply) => {
      worker.off('error', fail);
      worker.off('exit', fail);
      if ('model' in word) resolve(word);
      else if ('error' in word) reject(fromWire(word.error));
    });
  });
}

function link(worker: Worker, ready: WorkerReady): WorkerLink {
  const pending = new Map<number, Pending>();
  const listeners = new Set<(error: VedetteError) => void>();
  let next = 1;
  let dead: VedetteError | null = null;

  const fail = (cause: unknown): void => {
    if (dead !== null) return;
    dead = new VedetteError('internal', 'self', { at: 'face' }, { cause });
    for (const { reject, timer } of pending.values()) {
      clearTimeout(timer);
      reject(dead);
    }
    pending.clear();
    for (const listener of listeners) listener(dead);
  };
  const settle = (reply: Reply): void => {
    const call = pending.get(reply.id);
    if (call === undefined) return;
    pending.delete(reply.id);
    clearTimeout(call.timer);
    if ('error' in reply) call.reject(fromWire(reply.error));
    else call.resolve(reply.out as never);
  };
  const giveUp = (): void => {
    fail(new Error('The face worker did not answer.'));
    void worker.terminate();
  };
  worker.on('message', settle);
  worker.on('error', fail);
  worker.on('exit', fail);

  const link: WorkerLink = {
    ready,
    call: (name, input, transfer = []) =>
      new Promise((resolve, reject) => {
        if (dead !== null) {
          reject(dead);
          return;
        }
        const id = next++;
        pending.set(id, { resolve, reject, timer: setTimeout(giveUp, stuckAfter) });
        worker.postMessage({ id, name, in: input }, transfer);
      }),
    onFailure(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      listeners.clear();
      if (dead !== null) return;
      await link.call('close', null);
      fail(new Error('The face engine is closed.'));
      await worker.terminate();
    },
  };
  return link;
}
