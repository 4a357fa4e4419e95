import { randomInt } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { FolderFile } from '../medium/folder.ts';
import { tokenBytes } from './tokens.ts';

const triesForEach = 8;
/** A piece that could stand anywhere, such as zeros, says nothing when it is found again. */
const leastDistinct = 20;

/**
 * Pieces of 32 bytes of what lies in files now, from places drawn at random: of ciphertext, they exist nowhere else.
 * Found afterwards, they are what was not erased.
 * @param count as many, fewer where the files do not have them
 */
export async function noteCiphertext(
  files: readonly FolderFile[],
  count: number,
): Promise<readonly Uint8Array[]> {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const noted: Uint8Array[] = [];
  for (let tries = 0; noted.length < count && tries < count * triesForEach && total > 0; tries += 1) {
    const piece = await pieceAt(files, randomInt(total));
    if (piece !== null && new Set(piece).size >= leastDistinct) noted.push(piece);
  }
  return noted;
}

async function pieceAt(files: readonly FolderFile[], place: number): Promise<Uint8Array | null> {
  let at = place;
  for (const { path, bytes } of files) {
    if (at >= bytes) {
      at -= bytes;
      continue;
    }
    const file = await open(path, 'r');
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(tokenBytes), 0, tokenBytes, at);
      return bytesRead === tokenBytes ? buffer : null;
    } finally {
      await file.close();
    }
  }
  return null;
}
