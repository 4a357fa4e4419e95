import { type FileHandle, open } from 'node:fs/promises';
import { type Chunk, chunksOf, type Piece } from './area.ts';
import type { StreamMakers } from './stream-ahead.ts';

export interface PassWatch {
  readonly makers: StreamMakers;
  /** Bytes that are written since the last call. */
  readonly wrote: (bytes: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/** So many bytes wait in memory for the medium, at most. */
const flushEvery = 32 * 1024 * 1024;

/**
 * Writes the stream over all pieces, in place, and has it on the medium when it resolves.
 * @returns bytes written
 * @throws the error of the system at the first place that cannot be written
 */
export async function writePass(
  pieces: readonly Piece[],
  seed: Uint8Array,
  { makers, wrote, signal }: PassWatch,
): Promise<number> {
  const writer = new Writer(pieces);
  try {
    for await (const { chunk, bytes } of makers.ahead(seed, chunksOf(pieces))) {
      signal?.throwIfAborted();
      await writer.write(chunk, bytes);
      wrote(bytes.length);
    }
    await writer.flush();
  } finally {
    await writer.close();
  }
  return writer.written;
}

/** One piece is open at a time; it is on the medium before the next one is opened. */
class Writer {
  readonly #pieces: readonly Piece[];
  #open: { readonly piece: number; readonly file: FileHandle } | null = null;
  #waiting = 0;
  #flushing: Promise<void> = Promise.resolve();
  written = 0;

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
  }

  async write(chunk: Chunk, bytes: Uint8Array): Promise<void> {
    const file = await this.#fileOf(chunk.piece);
    let done = 0;
    while (done < bytes.length) {
      const { bytesWritten } = await file.write(bytes, done, bytes.length - done, chunk.at + done);
      if (bytesWritten === 0) throw new Error('ENOSPC');
      done += bytesWritten;
    }
    this.written += done;
    this.#waiting += done;
    if (this.#waiting >= flushEvery) await this.#flushBeside(file);
  }

  async flush(): Promise<void> {
    await this.#flushing;
    this.#waiting = 0;
    await this.#open?.file.datasync();
  }

  /** What was written goes to the medium while the next is written; there are never two such at once. */
  async #flushBeside(file: FileHandle): Promise<void> {
    await this.#flushing;
    this.#waiting = 0;
    this.#flushing = file.datasync();
    // Awaited before the next one, and at the end.
    this.#flushing.catch(() => {});
  }

  async close(): Promise<void> {
    await this.#flushing.catch(() => {});
    await this.#open?.file.close();
    this.#open = null;
  }

  async #fileOf(piece: number): Promise<FileHandle> {
    if (this.#open?.piece === piece) return this.#open.file;
    await this.flush();
    await this.close();
    const path = this.#pieces[piece]?.path ?? '';
    // Never made, never cut: what is overwritten is what lies there.
    const file = await open(path, 'r+');
    this.#open = { piece, file };
    return file;
  }
}
