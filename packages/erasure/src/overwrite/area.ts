import type { FolderFile } from '../medium/folder.ts';
import { chunkBytes } from './stream.ts';

/** A file or device, and where in the stream its bytes begin. */
export interface Piece {
  readonly path: string;
  readonly bytes: number;
  readonly streamAt: number;
}

/** A part of a piece that is written or read at once. */
export interface Chunk {
  /** Which piece. */
  readonly piece: number;
  /** Within the piece. */
  readonly at: number;
  readonly streamAt: number;
  readonly length: number;
}

/** The stream's parts begin at multiples of this: AES has blocks of 16 bytes. */
const grain = 16;

export function piecesOf(files: readonly FolderFile[]): readonly Piece[] {
  let streamAt = 0;
  return files.map(({ path, bytes }) => {
    const piece = { path, bytes, streamAt };
    streamAt += Math.ceil(bytes / grain) * grain;
    return piece;
  });
}

/** All of it, in order. */
export function chunksOf(pieces: readonly Piece[]): readonly Chunk[] {
  const chunks: Chunk[] = [];
  pieces.forEach(({ bytes, streamAt }, piece) => {
    for (let at = 0; at < bytes; at += chunkBytes)
      chunks.push({ piece, at, streamAt: streamAt + at, length: Math.min(chunkBytes, bytes - at) });
  });
  return chunks;
}
