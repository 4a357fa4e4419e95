import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { basename } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { VedetteError } from '@vedette/domain';
import { decodeFrame } from '../decode-frame.ts';
import { readCodes } from '../read-codes.ts';
import { openZxing, type Zxing } from '../zxing.ts';
import { frameFaults, type Reply, type Request, type WorkerOptions } from './protocol.ts';

const port = parentPort;
if (port === null) throw new Error('This file is the body of a worker thread.');

/** The face goes first. Linux knows each thread by a number of its own; elsewhere this changes nothing. */
function stepBack(): void {
  try {
    setPriority(
      Number(basename(readlinkSync('/proc/thread-self'))),
      constants.priority.PRIORITY_BELOW_NORMAL,
    );
  } catch {
    // Not Linux, or not allowed: slower for others, and right all the same.
  }
}

async function answer(zxing: Zxing, frame: Request): Promise<Reply> {
  try {
    const image = await decodeFrame(frame);
    const codes = readCodes(zxing, image);
    image.data.fill(0);
    return { codes };
  } catch (error) {
    const fault = frameFaults.find((each) => error instanceof VedetteError && error.code === each);
    if (fault === undefined || !(error instanceof VedetteError)) throw error;
    return { fault, details: error.details };
  } finally {
    frame.bytes.fill(0);
  }
}

stepBack();
const { formats } = workerData as WorkerOptions;
const zxing = await openZxing(formats);
port.on('message', (frame: Request) => {
  // Whatever goes wrong in the decoder itself ends the thread: its memory may be broken.
  void answer(zxing, frame).then((reply) => port.postMessage(reply));
});
