import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { HuntShare } from './hunt-thread.ts';
import { type HuntOutcome, keyBytes } from './key-hunt.ts';
import type { KnownBlock } from './sample.ts';

const threadsAtMost = 4;

/** The hunt for keys on all cores: each takes a part of the bytes, and the 31 that follow it. */
export async function huntInThreads(bytes: Buffer, samples: readonly KnownBlock[]): Promise<HuntOutcome> {
  const threads = Math.min(threadsAtMost, availableParallelism());
  const share = Math.ceil(bytes.length / threads);
  const outcomes = await Promise.all(
    Array.from({ length: threads }, (_, i) => {
      const from = i * share;
      return huntShare({ bytes: bytes.subarray(from, from + share + keyBytes - 1), from, samples });
    }),
  );
  const sum = (of: 'windows' | 'skipped'): number => outcomes.reduce((total, one) => total + one[of], 0);
  return { windows: sum('windows'), skipped: sum('skipped'), found: outcomes.flatMap(({ found }) => found) };
}

async function huntShare(share: HuntShare): Promise<HuntOutcome> {
  const worker = new Worker(new URL('./hunt-thread.ts', import.meta.url), { workerData: share });
  const [outcome] = (await once(worker, 'message')) as [HuntOutcome];
  await worker.terminate();
  return outcome;
}
