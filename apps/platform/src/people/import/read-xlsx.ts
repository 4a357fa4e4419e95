import { Worker } from 'node:worker_threads';
import { VedetteError } from '@vedette/domain';
import { type Rows, tableLimits } from './limits.ts';
import { storedZip, zipParts } from './zip-parts.ts';

/**
 * The first sheet of a workbook, as texts. Its parts are inflated within bounds and packed anew, then read in a thread
 * whose memory and time are bounded too: one cell far out makes a table of millions.
 * @throws VedetteError `archive-invalid` for what is no workbook, `archive-too-large`
 */
export async function readXlsx(bytes: Uint8Array): Promise<Rows> {
  const packed = storedZip(zipParts(Buffer.from(bytes)));
  const thread = new Worker(new URL('./sheet-thread.ts', import.meta.url), {
    workerData: packed,
    resourceLimits: { maxOldGenerationSizeMb: tableLimits.memory },
    stderr: true,
  });
  try {
    return await answered(thread);
  } finally {
    await thread.terminate();
  }
}

function answered(thread: Worker): Promise<Rows> {
  const { promise, resolve, reject } = Promise.withResolvers<Rows>();
  const timer = setTimeout(() => reject(tooLarge('time', tableLimits.time)), tableLimits.time);
  thread.once('message', resolve);
  thread.once('error', (cause: unknown) => {
    const isMemory = cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
    reject(isMemory ? tooLarge('memory', tableLimits.memory) : invalid());
  });
  thread.once('exit', () => reject(invalid()));
  return promise.finally(() => clearTimeout(timer));
}

const invalid = (): VedetteError => new VedetteError('archive-invalid', 'caller', { at: 'table' });
const tooLarge = (at: string, limit: number): VedetteError =>
  new VedetteError('archive-too-large', 'caller', { at, values: { limit } });
