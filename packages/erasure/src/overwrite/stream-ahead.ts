import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Chunk } from './area.ts';
import { chunkBytes, streamPart } from './stream.ts';
import type { PartMade, PartWanted } from './stream-worker.ts';

export interface Part {
  readonly chunk: Chunk;
  readonly bytes: Uint8Array;
}

/** Makes streams; threads that were started for one pass go on with the next. */
export interface StreamMakers {
  /** The parts of the stream of a seed in order, made ahead of who writes or compares them. */
  ahead(seed: Uint8Array, chunks: readonly Chunk[]): AsyncGenerator<Part>;
  close(): Promise<void>;
}

/** Below so many bytes starting threads takes longer than making them here. */
const worthThreads = 4 * chunkBytes;
const threadsAtMost = 2;
/** One core writes. */
const threads = (): number => Math.max(1, Math.min(threadsAtMost, availableParallelism() - 1));
/** Parts made and not taken yet, of all threads: as much as is made while the medium is waited for. */
const partsAhead = 20;

export function openStreamMakers(): StreamMakers {
  let makers: readonly Maker[] = [];
  return {
    async *ahead(seed, chunks) {
      const total = chunks.reduce((sum, { length }) => sum + length, 0);
      if (total < worthThreads) {
        for (const chunk of chunks) yield { chunk, bytes: streamPart(seed, chunk.streamAt, chunk.length) };
        return;
      }
      if (makers.length === 0) makers = Array.from({ length: threads() }, maker);
      yield* inOrder(makers, seed, chunks);
    },
    async close() {
      await Promise.all(makers.map((each) => each.end()));
      makers = [];
    },
  };
}

async function* inOrder(
  makers: readonly Maker[],
  seed: Uint8Array,
  chunks: readonly Chunk[],
): AsyncGenerator<Part> {
  const asked: Promise<Uint8Array>[] = [];
  let next = 0;
  const ask = (): void => {
    const chunk = chunks[next];
    const maker = makers[next % makers.length];
    if (chunk === undefined || maker === undefined) return;
    next += 1;
    const part = maker.make(seed, chunk);
    // Whoever stops half-way leaves some that nobody waits for.
    part.catch(() => {});
    asked.push(part);
  };
  for (let made = 0; made < partsAhead; made += 1) ask();
  for (const chunk of chunks) {
    const bytes = await asked.shift();
    if (bytes === undefined) return;
    ask();
    yield { chunk, bytes };
  }
}

interface Maker {
  make(seed: Uint8Array, chunk: Chunk): Promise<Uint8Array>;
  end(): Promise<unknown>;
}

function maker(): Maker {
  const worker = new Worker(new URL('./stream-worker.ts', import.meta.url));
  const waiting = new Map<number, PromiseWithResolvers<Uint8Array>>();
  let asked = 0;
  let failure: unknown = null;
  const fail = (cause: unknown): void => {
    failure = cause;
    for (const { reject } of waiting.values()) reject(cause);
    waiting.clear();
  };
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('thread has ended')));
  worker.on('message', ({ id, bytes }: PartMade) => {
    waiting.get(id)?.resolve(bytes);
    waiting.delete(id);
  });
  return {
    make(seed, { streamAt, length }) {
      if (failure !== null) return Promise.reject(failure);
      const wanted: PartWanted = { id: asked, seed, streamAt, length };
      asked += 1;
      const part = Promise.withResolvers<Uint8Array>();
      waiting.set(wanted.id, part);
      worker.postMessage(wanted);
      return part.promise;
    },
    end: () => worker.terminate(),
  };
}
