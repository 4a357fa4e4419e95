import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ByteSearch } from '../score/byte-search.ts';
import { eachPieceOfMemory, type MemoryWay } from './process-memory.ts';

/** Places in memory where a key stands: its bytes, or a text that tells them. */
export interface KeyCopies {
  readonly way: MemoryWay;
  readonly bytesRead: number;
  readonly raw: number;
  readonly hex: number;
  readonly base64: number;
}

/** Counts the copies of keys that a process holds. Those near a border of two pieces may count twice. */
export async function countKeyCopies(pid: number, keys: readonly Uint8Array[]): Promise<KeyCopies> {
  const forms = keys.map((key) => Buffer.from(key));
  const search = new ByteSearch(
    forms.flatMap((key) => [
      { bytes: key, tag: 'raw' as const },
      { bytes: Buffer.from(key.toString('hex')), tag: 'hex' as const },
      // Without its last characters, which differ with what follows the key.
      { bytes: Buffer.from(key.toString('base64url').slice(0, 40)), tag: 'base64' as const },
      { bytes: Buffer.from(key.toString('base64').slice(0, 40)), tag: 'base64' as const },
    ]),
  );
  const counts = { raw: 0, hex: 0, base64: 0 };
  const folder = mkdtempSync(join(tmpdir(), 'vedette-core-'));
  let bytesRead = 0;
  try {
    const way = await eachPieceOfMemory(pid, folder, (piece) => {
      bytesRead += piece.length;
      search.each(piece, (_, form) => {
        counts[form] += 1;
      });
    });
    return { way, bytesRead, ...counts };
  } finally {
    // A core holds all that the process held.
    rmSync(folder, { recursive: true, force: true });
  }
}

export function copiesInAll({ raw, hex, base64 }: Omit<KeyCopies, 'way' | 'bytesRead'>): number {
  return raw + hex + base64;
}
