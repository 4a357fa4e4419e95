import { Worker } from 'node:worker_threads';
import { type Duration, duration, VedetteError } from '@vedette/domain';
import { driverFailed } from '../common/driver-fault.ts';
import type { Scheduler } from '../common/scheduler.ts';
import { systemScheduler } from '../common/system-scheduler.ts';
import type { CodeFormat, CodeFrame, DecodedCode, QrDecoder } from './qr-decoder.ts';
import type { Reply, Request, WorkerOptions } from './worker/protocol.ts';

export interface QrDecoderOptions {
  /** Which symbols are read; QR codes alone unless told otherwise. */
  readonly formats?: readonly CodeFormat[];
  readonly scheduler?: Scheduler;
  /** How long one frame may take, the start of the thread included. */
  readonly deadline?: Duration;
}

/** As many lanes as one terminal has, and a few stills. */
const mostWaiting = 8;
/** A thread that died is not started again before this has passed. */
const recovery = duration(1_000);
const where = 'qr decoder';

interface Job {
  readonly frame: CodeFrame & { readonly bytes: Uint8Array<ArrayBuffer> };
  readonly resolve: (codes: readonly DecodedCode[]) => void;
  readonly reject: (error: VedetteError) => void;
}

/** Starts the thread at once, so that the first frame does not wait for it. */
export function openQrDecoder(options: QrDecoderOptions = {}): QrDecoder {
  return new WorkerDecoder(options);
}

class WorkerDecoder implements QrDecoder {
  readonly #scheduler: Scheduler;
  readonly #deadline: Duration;
  readonly #formats: readonly CodeFormat[];
  readonly #waiting: Job[] = [];
  #worker: Worker | null = null;
  #current: (Job & { readonly done: () => void }) | null = null;
  #diedAt: Duration | null = null;
  #closed = false;

  constructor({
    scheduler = systemScheduler,
    deadline = duration(10_000),
    formats = ['qr'],
  }: QrDecoderOptions) {
    this.#scheduler = scheduler;
    this.#deadline = deadline;
    this.#formats = formats;
    this.#start();
  }

  decode({ encoding, width, height, bytes }: CodeFrame): Promise<readonly DecodedCode[]> {
    if (this.#closed) return Promise.reject(driverFailed(where, 'closed', 'closed'));
    if (this.#waiting.length >= mostWaiting)
      return Promise.reject(new VedetteError('rate-limited', 'caller', { at: where }));
    const frame = { encoding, width, height, bytes: new Uint8Array(bytes) };
    return new Promise((resolve, reject) => {
      this.#waiting.push({ frame, resolve, reject });
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    const worker = this.#worker;
    this.#fail(driverFailed(where, 'closed', 'closed'));
    await worker?.terminate();
  }

  #start(): Worker {
    const workerData: WorkerOptions = { formats: this.#formats };
    const worker = new Worker(new URL('./worker/main.ts', import.meta.url), {
      workerData,
      execArgv: ['--conditions=@vedette/source'],
    });
    const died = (cause: unknown): void => {
      if (this.#worker === worker) this.#die(driverFailed(where, 'wrong-answer', 'the thread ended', cause));
    };
    worker.on('message', (reply: Reply) => this.#worker === worker && this.#settle(reply));
    worker.on('error', died);
    worker.on('exit', died);
    this.#worker = worker;
    return worker;
  }

  #next(): void {
    if (this.#current !== null) return;
    const job = this.#waiting.shift();
    if (job === undefined) return;
    const worker = this.#worker ?? this.#restart();
    if (worker === null) {
      job.reject(driverFailed(where, 'no-answer', 'the thread ended a moment ago'));
      this.#next();
      return;
    }
    const done = this.#scheduler.after(this.#deadline, () => this.#late());
    this.#current = { ...job, done };
    const request: Request = job.frame;
    worker.postMessage(request, [job.frame.bytes.buffer]);
  }

  #restart(): Worker | null {
    const since = this.#diedAt === null ? recovery : this.#scheduler.now() - this.#diedAt;
    return since < recovery ? null : this.#start();
  }

  #settle(reply: Reply): void {
    const job = this.#current;
    this.#current = null;
    job?.done();
    if ('codes' in reply) job?.resolve(reply.codes);
    else job?.reject(new VedetteError(reply.fault, 'caller', reply.details));
    this.#next();
  }

  #late(): void {
    const worker = this.#worker;
    this.#die(driverFailed(where, 'no-answer', `no answer within ${this.#deadline} ms`));
    void worker?.terminate();
  }

  /** Whoever waits is told, too: their frames are old by the time that the thread is there again. */
  #die(error: VedetteError): void {
    this.#diedAt = this.#scheduler.now();
    this.#fail(error);
  }

  #fail(error: VedetteError): void {
    this.#worker = null;
    const job = this.#current;
    this.#current = null;
    job?.done();
    job?.reject(error);
    for (const each of this.#waiting.splice(0)) each.reject(error);
  }
}
