import { parentPort, workerData } from 'node:worker_threads';
import { type HuntOutcome, huntKeys } from './key-hunt.ts';
import type { KnownBlock } from './sample.ts';

/** What one thread of a hunt gets: a part of the bytes, with where that part begins. */
export interface HuntShare {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly samples: readonly KnownBlock[];
}

const { bytes, from, samples } = workerData as HuntShare;
const { windows, skipped, found } = huntKeys(
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
  samples,
);
const outcome: HuntOutcome = {
  windows,
  skipped,
  found: found.map((one) => ({ ...one, offset: one.offset + from })),
};
parentPort?.postMessage(outcome);
