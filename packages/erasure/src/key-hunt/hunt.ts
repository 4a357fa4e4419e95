import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { KeyHunt } from '@vedette/domain';
import type { Piece } from '../overwrite/area.ts';
import type { SealedSample } from '../port.ts';
import { openUncached } from '../read-back/open-uncached.ts';
import { controlCase } from './control.ts';
import type { HuntMade, HuntWanted } from './hunt-worker.ts';
import { keyTrial } from './key-trial.ts';

export interface HuntOptions {
  readonly samples: readonly SealedSample[];
  /** Milliseconds. */
  readonly time: number;
  readonly told: (windows: number, of: number) => void;
  readonly signal?: AbortSignal | undefined;
}

const keyBytes = 32;
const overlap = keyBytes - 1;
/** A thread's piece of work: a fraction of a second. */
const share = 4 * 1024;

/** Tries every window of 32 bytes as a key on the samples, for as long as it may, from the front. */
export async function huntKeys(pieces: readonly Piece[], options: HuntOptions): Promise<KeyHunt> {
  const { samples, time, told, signal } = options;
  const of = pieces.reduce((sum, { bytes }) => sum + Math.max(0, bytes - overlap), 0);
  const control = isControlFound(samples) ? 'found' : 'missed';
  const sum = { windows: 0, record: 0, wrap: 0 };
  const until = performance.now() + time;
  const crew = openCrew(samples);
  try {
    for await (const wanted of sharesOf(pieces)) {
      signal?.throwIfAborted();
      if (performance.now() >= until) break;
      await crew.give(wanted, (made) => {
        sum.windows += made.windows;
        sum.record += made.record;
        sum.wrap += made.wrap;
        told(sum.windows, of);
      });
    }
    await crew.settled();
  } finally {
    await crew.close();
  }
  const { windows, record: recordKeys, wrap: wrappingKeys } = sum;
  return { windows, of, samples: samples.length, recordKeys, wrappingKeys, control };
}

/** The same search over bytes in which keys are hidden, among the real samples. */
function isControlFound(samples: readonly SealedSample[]): boolean {
  const { bytes, samples: planted } = controlCase();
  const hits = keyTrial([...samples, ...planted]).windows(bytes, 0, bytes.length - overlap);
  return hits.record >= 1 && hits.wrap >= 1;
}

async function* sharesOf(pieces: readonly Piece[]): AsyncGenerator<HuntWanted> {
  for (const { path, bytes } of pieces) {
    const file = await openUncached(path, 2 * share);
    try {
      for (let at = 0; at < bytes - overlap; at += share) {
        const windows = Math.min(share, bytes - overlap - at);
        const read = await file.read(windows + overlap, at);
        const whole = Math.max(0, read.length - overlap);
        if (whole > 0) yield { bytes: Uint8Array.from(read), windows: whole };
      }
    } finally {
      await file.close();
    }
  }
}

interface Crew {
  /** Waits until a thread is free, and no longer. */
  give(wanted: HuntWanted, made: (made: HuntMade) => void): Promise<void>;
  settled(): Promise<void>;
  close(): Promise<void>;
}

function openCrew(samples: readonly SealedSample[]): Crew {
  const workers = Array.from({ length: Math.max(1, Math.min(4, availableParallelism())) }, () => {
    const worker = new Worker(new URL('./hunt-worker.ts', import.meta.url), { workerData: { samples } });
    return { worker, busy: Promise.resolve() };
  });
  let turn = 0;
  return {
    async give(wanted, made) {
      const next = workers[turn % workers.length];
      if (next === undefined) return;
      turn += 1;
      await next.busy;
      next.busy = answered(next.worker, wanted).then(made);
      next.busy.catch(() => {});
    },
    async settled() {
      for (const { busy } of workers) await busy;
    },
    async close() {
      await Promise.all(workers.map(({ worker }) => worker.terminate()));
    },
  };
}

function answered(worker: Worker, wanted: HuntWanted): Promise<HuntMade> {
  return new Promise((resolve, reject) => {
    const done = (made: HuntMade): void => {
      worker.off('error', reject);
      resolve(made);
    };
    worker.once('message', done);
    worker.once('error', reject);
    worker.postMessage(wanted, [wanted.bytes.buffer]);
  });
}
