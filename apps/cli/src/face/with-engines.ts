import type { Shell } from '../shell.ts';
import { type Engines, openEngines } from './engines.ts';
import type { FaceOptions } from './face-options.ts';

/** Opens engines for the work and closes them after it, however it ends. */
export async function withEngines<T>(
  { environment }: Shell,
  { profile, jobs }: FaceOptions,
  work: (engines: Engines) => Promise<T>,
): Promise<T> {
  const modelsDir = environment['VEDETTE_MODELS'];
  const engines = await openEngines({ count: jobs, profile, modelsDir });
  try {
    return await work(engines);
  } finally {
    await engines.close();
  }
}
