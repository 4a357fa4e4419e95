import { VedetteError } from '@vedette/domain';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { ModelManifest } from './manifest.ts';

type Level = 'all' | 'extended';
const timedRuns = 3;
/** Near a tie the choice is always the same, so that one picture gives the same bits in every thread and run. */
const clearlyFaster = 1.3;

export function inputShape({ input: { size, layout } }: ModelManifest): readonly number[] {
  return layout === 'nchw' ? [1, 3, size, size] : [1, size, size, 3];
}

/** @throws VedetteError model-invalid when the bytes are not a model the runtime can run */
export async function openSession(bytes: Uint8Array, manifest: ModelManifest): Promise<InferenceSession> {
  const { optimisation = 'all', name } = manifest;
  try {
    return await (optimisation === 'measure' ? openFaster(bytes, manifest) : openAt(bytes, optimisation));
  } catch (cause) {
    throw new VedetteError('model-invalid', 'world', { at: name }, { cause });
  }
}

function openAt(bytes: Uint8Array, level: Level): Promise<InferenceSession> {
  // One thread: the second one gains nothing on small nets and takes the door's core.
  return InferenceSession.create(bytes, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: level,
    logSeverityLevel: 3,
  });
}

async function openFaster(bytes: Uint8Array, manifest: ModelManifest): Promise<InferenceSession> {
  const [usual, other] = [await openAt(bytes, 'extended'), await openAt(bytes, 'all')];
  const isOther = clearlyFaster * (await leastTime(other, manifest)) < (await leastTime(usual, manifest));
  await (isOther ? usual : other).release();
  return isOther ? other : usual;
}

/** Milliseconds of the quickest of a few runs: what else the machine does only adds. */
async function leastTime(session: InferenceSession, manifest: ModelManifest): Promise<number> {
  const shape = inputShape(manifest);
  // Not zeros: those would take shortcuts that a face does not.
  const pixels = new Float32Array(shape.reduce((a, b) => a * b, 1)).map((_, i) => Math.sin(i));
  const feeds = { [session.inputNames[0] ?? 'input']: new Tensor('float32', pixels, shape) };
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run <= timedRuns; run++) {
    const start = performance.now();
    await session.run(feeds);
    // The first run also sets things up.
    if (run > 0) least = Math.min(least, performance.now() - start);
  }
  return least;
}
