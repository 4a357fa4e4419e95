import { parentPort } from 'node:worker_threads';
import { streamPart } from './stream.ts';

/** What a thread is asked: a part of the stream of a seed. */
export interface PartWanted {
  readonly id: number;
  readonly seed: Uint8Array;
  readonly streamAt: number;
  readonly length: number;
}
export interface PartMade {
  readonly id: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const port = parentPort;
port?.on('message', ({ id, seed, streamAt, length }: PartWanted) => {
  const { buffer } = streamPart(seed, streamAt, length);
  const made: PartMade = { id, bytes: new Uint8Array(buffer) };
  port.postMessage(made, [buffer]);
});
