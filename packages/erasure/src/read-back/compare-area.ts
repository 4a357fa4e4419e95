import type { ReadBack } from '@vedette/domain';
import { type Chunk, chunksOf, type Piece } from '../overwrite/area.ts';
import { chunkBytes } from '../overwrite/stream.ts';
import type { StreamMakers } from '../overwrite/stream-ahead.ts';
import { openUncached, type UncachedFile } from './open-uncached.ts';

export interface ReadWatch {
  readonly makers: StreamMakers;
  /** What was read at one place, before it is compared; what follows reuses the memory. */
  readonly read: (bytes: Uint8Array, chunk: Chunk) => void;
  readonly signal?: AbortSignal | undefined;
}

export interface Compared {
  readonly readBack: ReadBack;
  /** Whether all of it came from the medium rather than from memory. */
  readonly isUncached: boolean;
}

/** Reads all pieces and compares every byte with the stream. A place that cannot be read is counted, and passed. */
export async function compareArea(
  pieces: readonly Piece[],
  seed: Uint8Array,
  { makers, read, signal }: ReadWatch,
): Promise<Compared> {
  const counts = { bytes: 0, different: 0, unreadable: 0 };
  const reader = new Reader(pieces);
  try {
    for await (const { chunk, bytes: expected } of makers.ahead(seed, chunksOf(pieces))) {
      signal?.throwIfAborted();
      const found = await reader.read(chunk);
      read(found, chunk);
      counts.bytes += found.length;
      counts.unreadable += chunk.length - found.length;
      counts.different += differences(found, expected);
    }
  } finally {
    await reader.close();
  }
  return { readBack: counts, isUncached: reader.isUncached };
}

/** Counted only where there are any: comparing whole chunks is far quicker. */
function differences(found: Uint8Array, expected: Uint8Array): number {
  const wanted = expected.subarray(0, found.length);
  if (Buffer.compare(found, wanted) === 0) return 0;
  let count = 0;
  for (let at = 0; at < found.length; at += 1) if (found[at] !== wanted[at]) count += 1;
  return count;
}

class Reader {
  readonly #pieces: readonly Piece[];
  #open: { readonly piece: number; readonly file: UncachedFile } | null = null;
  isUncached = true;

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
  }

  /** As many bytes of the chunk as can be read. */
  async read({ piece, at, length }: Chunk): Promise<Uint8Array> {
    try {
      const file = await this.#fileOf(piece);
      return await file.read(length, at);
    } catch {
      return new Uint8Array(0);
    }
  }

  async close(): Promise<void> {
    await this.#open?.file.close();
    this.#open = null;
  }

  async #fileOf(piece: number): Promise<UncachedFile> {
    if (this.#open?.piece === piece) return this.#open.file;
    await this.close();
    const file = await openUncached(this.#pieces[piece]?.path ?? '', chunkBytes);
    this.isUncached &&= file.isUncached;
    this.#open = { piece, file };
    return file;
  }
}
