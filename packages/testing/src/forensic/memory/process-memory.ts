import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun } from '../image/run-tool.ts';
import { presentSpans, type Span } from './present-spans.ts';

/** How the memory of a process was come by. */
export type MemoryWay = 'core' | 'proc';

const pieceBytes = 2 ** 24;
/** The debugger walks through all that Node has reserved, which takes it minutes. */
const coreTimeoutMs = 300_000;
/** Longer than anything that is looked for, so that nothing is cut in two. */
const overlap = 2 ** 10;

/**
 * Everything a process may write in memory, in pieces that overlap by 1 KiB: from `/proc`, and where that is closed from
 * a core that `gcore` takes. The process stands still meanwhile.
 * @param folder for the core; the caller removes it with everything in it
 * @throws Error where neither is allowed
 */
export async function eachPieceOfMemory(
  pid: number,
  folder: string,
  look: (piece: Buffer) => void,
): Promise<MemoryWay> {
  if (mayRead(pid)) {
    process.kill(pid, 'SIGSTOP');
    try {
      readPieces(`/proc/${pid}/mem`, presentSpans(pid), look);
      return 'proc';
    } finally {
      process.kill(pid, 'SIGCONT');
    }
  }
  await mustRun('gcore', ['-o', join(folder, 'core'), String(pid)], { timeoutMs: coreTimeoutMs });
  const [core] = readdirSync(folder).filter((name) => name.startsWith('core'));
  if (core === undefined) throw new Error('gcore left no core');
  readPieces(join(folder, core), [[0, statSync(join(folder, core)).size]], look);
  return 'core';
}

function mayRead(pid: number): boolean {
  try {
    closeSync(openSync(`/proc/${pid}/mem`, 'r'));
    return true;
  } catch {
    return false;
  }
}

function readPieces(path: string, spans: readonly Span[], look: (piece: Buffer) => void): void {
  const file = openSync(path, 'r');
  const piece = Buffer.alloc(pieceBytes);
  try {
    for (const [from, to] of spans)
      for (let at = from; at < to; at += pieceBytes - overlap) {
        const read = readSome(file, piece, at, Math.min(pieceBytes, to - at));
        look(piece.subarray(0, read));
      }
  } finally {
    piece.fill(0);
    closeSync(file);
  }
}

/** Pages that were never touched, or belong to a device, cannot be read; there is nothing in them. */
function readSome(file: number, into: Buffer, at: number, length: number): number {
  try {
    return readSync(file, into, 0, length, at);
  } catch {
    return 0;
  }
}
