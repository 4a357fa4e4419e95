import { parentPort, workerData } from 'node:worker_threads';
import type { SealedSample } from '../port.ts';
import { keyTrial } from './key-trial.ts';

/** Bytes to try, with the 31 that follow them. */
export interface HuntWanted {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly windows: number;
}
export interface HuntMade {
  readonly windows: number;
  readonly record: number;
  readonly wrap: number;
}

const { samples } = workerData as { readonly samples: readonly SealedSample[] };
const trial = keyTrial(samples);
const port = parentPort;
port?.on('message', ({ bytes, windows }: HuntWanted) => {
  const made: HuntMade = { windows, ...trial.windows(bytes, 0, windows) };
  port.postMessage(made);
});
