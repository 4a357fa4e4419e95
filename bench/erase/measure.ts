import { randomBytes } from 'node:crypto';
import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { instant } from '@vedette/domain';
import { huntKeys, noteCiphertext, openEraser, piecesOf, type SealedSample } from '@vedette/erasure';

const chunk = 4 * 1024 * 1024;
const flushEvery = 64 * 1024 * 1024;
const mib = 1024 * 1024;

const rate = (bytes: number, since: number): number => bytes / mib / ((performance.now() - since) / 1000);

/** An image with every block on the disk, so that writing to it finds its blocks. */
export async function newImage(path: string, bytes: number, content: Buffer): Promise<string> {
  await writeFile(path, '');
  await writeAll(path, bytes, Buffer.alloc(Math.min(chunk, bytes), content));
  return path;
}

/** MiB a second of writing one buffer over all of it, from front to end. */
export async function plainWriting(path: string, bytes: number): Promise<number> {
  const since = performance.now();
  await writeAll(path, bytes, randomBytes(Math.min(chunk, bytes)));
  return rate(bytes, since);
}

async function writeAll(path: string, bytes: number, buffer: Buffer): Promise<void> {
  const file = await open(path, 'r+');
  try {
    for (let at = 0, waiting = 0; at < bytes; at += buffer.length) {
      const length = Math.min(buffer.length, bytes - at);
      const { bytesWritten } = await file.write(buffer, 0, length, at);
      if (bytesWritten !== length) throw new Error('the disk is full');
      waiting += length;
      if (waiting < flushEvery) continue;
      await file.datasync();
      waiting = 0;
    }
    await file.datasync();
  } finally {
    await file.close();
  }
}

export interface Cleared {
  /** MiB a second of both passes together. */
  readonly clear: number;
  readonly readBack: number;
  readonly isUncached: boolean;
}

/** The whole of what a retirement does to a medium, but the hunt. */
export async function clearing(path: string, bytes: number): Promise<Cleared> {
  const eraser = openEraser();
  const plan = await eraser.plan({ kind: 'image', path });
  const noted = await noteCiphertext([{ path, bytes }], 64);
  const canaries = { seed: randomBytes(32), count: 64, purposes: [] };
  const report = await eraser.erase(plan, {
    subject: { canaries, noted, samples: [], time: 0 },
    ...{ journal: null, now: () => instant(Date.now()) },
  });
  if (report.failure !== null || report.readBack?.different !== 0)
    throw new Error(report.failure ?? 'bytes differ');
  const [first, last] = [report.steps[0], report.steps.at(-1)];
  const wrote = Math.max(1, (last?.endedAt ?? 0) - (first?.startedAt ?? 0));
  const read = Math.max(1, report.endedAt - (last?.endedAt ?? 0));
  return {
    clear: (plan.passes * bytes) / mib / (wrote / 1000),
    readBack: bytes / mib / (read / 1000),
    isUncached: !report.limits.includes('read-through-cache'),
  };
}

const huntBytes = 8 * mib;
const huntTime = 3_000;

/** Windows a second, each tried as the key of a record and of a wrapped key. */
export async function huntRate(folder: string): Promise<number> {
  const path = join(folder, 'noise');
  await writeFile(path, randomBytes(huntBytes));
  const sample = (kind: SealedSample['kind'], known: Uint8Array | null): SealedSample => ({
    ...{ kind, known, nonce: randomBytes(12), associated: randomBytes(16) },
    ...{ ciphertext: randomBytes(32), tag: randomBytes(16) },
  });
  const samples = [sample('record', randomBytes(16)), sample('wrap', null)];
  const since = performance.now();
  const pieces = piecesOf([{ path, bytes: huntBytes }]);
  const { windows } = await huntKeys(pieces, { samples, time: huntTime, told: () => {} });
  return windows / ((performance.now() - since) / 1000);
}
