import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Chunk } from './area.ts';
import { chunkBytes, streamPart } from './stream.ts';
import type { PartMade, PartWanted } from './stream-worker.ts';

export interface Part {
  readonly chunk: Chunk;
  readonly bytes: Uint8Array;
}

/** Below so many bytes starting threads takes longer than making them here. */
const worthThreads = 4 * chunkBytes;
const threadsAtMost = 2;
/** Parts made and not taken yet, for each thread. */
const ahead = 3;

/** The stream's parts in order, made by threads ahead of who writes or compares them. */
export async function* streamAhead(seed: Uint8Array, chunks: readonly Chunk[]): AsyncGenerator<Part> {
  const total = chunks.reduce((sum, { length }) => sum + length, 0);
  if (total < worthThreads) {
    for (const chunk of chunks) yield { chunk, bytes: streamPart(seed, chunk.streamAt, chunk.length) };
    return;
  }
  const makers = Array.from({ length: Math.min(threadsAtMost, availableParallelism()) }, () => maker(seed));
  try {
    yield* inOrder(makers, chunks);
  } finally {
    await Promise.all(makers.map((each) => each.end()));
  }
}

async function* inOrder(makers: readonly Maker[], chunks: readonly Chunk[]): AsyncGenerator<Part> {
  const asked: Promise<Uint8Array>[] = [];
  const ask = (): void => {
    const chunk = chunks[asked.length];
    const next = makers[asked.length % makers.length];
    if (chunk === undefined || next === undefined) return;
    const part = next.make(chunk);
    // Whoever stops half-way leaves some that nobody waits for.
    part.catch(() => {});
    asked.push(part);
  };
  for (let made = 0; made < ahead * makers.length; made += 1) ask();
  for (const [at, chunk] of chunks.entries()) {
    const bytes = await asked[at];
    if (bytes === undefined) return;
    ask();
    yield { chunk, bytes };
  }
}

interface Maker {
  make(chunk: Chunk): Promise<Uint8Array>;
  end(): Promise<unknown>;
}

function maker(seed: Uint8Array): Maker {
  const worker = new Worker(new URL('./stream-worker.ts', import.meta.url), { workerData: { seed } });
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
    make({ streamAt, length }) {
      if (failure !== null) return Promise.reject(failure);
      const wanted: PartWanted = { id: asked, streamAt, length };
      asked += 1;
      const part = Promise.withResolvers<Uint8Array>();
      waiting.set(wanted.id, part);
      worker.postMessage(wanted);
      return part.promise;
    },
    end: () => worker.terminate(),
  };
}
